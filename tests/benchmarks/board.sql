-- The peer of `report board --exact --format json`: its figures by hand, in the shell. :first and :last are the days of
-- the period, the last one today; temp.word is the policy's lists. What is worked out once is kept in temporary tables.

PRAGMA cache_size = -65536;
.mode csv

CREATE TEMP TABLE figure (measure, "by", "group", so, "of", middle);

-- Everybody with a case in the period, and how each stood at its ends.
CREATE TEMP TABLE on_it (person INTEGER PRIMARY KEY);
INSERT INTO on_it SELECT DISTINCT offender_id FROM spell
WHERE adopted_on <= :last AND (deselected_on IS NULL OR deselected_on >= :first);

CREATE TEMP TABLE passage AS
SELECT spell.id, offender_id AS person, adopted_on, deselected_on, adoption_reason, deselection_reason,
 own.place AS tier, CASE WHEN deselected_on IS NULL THEN own.place END AS closing,
 CASE WHEN adopted_on < :first THEN (SELECT place FROM word WHERE kind = 'tier' AND code = (
  SELECT said.tier FROM spell_tier AS said WHERE said.spell_id = spell.id AND said.from_on < :first
  ORDER BY said.from_on DESC, said.id DESC LIMIT 1)) END AS opening
FROM spell JOIN word AS own ON own.kind = 'tier' AND own.code = spell.tier
WHERE adopted_on <= :last AND (deselected_on IS NULL OR deselected_on >= :first);
CREATE TEMP TABLE went AS SELECT person, min(opening) AS opening, min(closing) AS closing FROM passage GROUP BY person;
CREATE TEMP TABLE new AS SELECT coalesce(closing, tier) AS tier, reason FROM (
 SELECT went.closing, tier, adoption_reason AS reason,
  row_number() OVER (PARTITION BY person ORDER BY adopted_on, id) AS place
 FROM passage JOIN went USING (person) WHERE went.opening IS NULL) WHERE place = 1;
CREATE TEMP TABLE over AS SELECT coalesce(opening, tier) AS tier, reason, days FROM (
 SELECT went.opening, tier, deselection_reason AS reason, julianday(deselected_on) - julianday(adopted_on) AS days,
  row_number() OVER (PARTITION BY person ORDER BY deselected_on DESC, id) AS place
 FROM passage JOIN went USING (person) WHERE went.closing IS NULL) WHERE place = 1;
CREATE TEMP TABLE flow AS
SELECT 'opening' AS measure, opening AS tier FROM went UNION ALL SELECT 'closing', closing FROM went
UNION ALL SELECT 'moved_in', closing FROM went WHERE opening <> closing
UNION ALL SELECT 'moved_out', opening FROM went WHERE opening <> closing
UNION ALL SELECT 'came_in', tier FROM new UNION ALL SELECT 'left', tier FROM over;
INSERT INTO figure SELECT measure, NULL, NULL, count(tier), NULL, NULL FROM flow WHERE measure NOT LIKE 'moved%'
GROUP BY measure;
INSERT INTO figure SELECT measure, 'tier', name, count(*), NULL, NULL
FROM flow JOIN word ON kind = 'tier' AND place = tier GROUP BY measure, tier;
INSERT INTO figure SELECT 'came_in', 'reason', name, count(*), NULL, NULL
FROM new JOIN word ON kind = 'adoption' AND code = reason GROUP BY name;
INSERT INTO figure SELECT 'left', 'reason', name, count(*), NULL, NULL
FROM over JOIN word ON kind = 'deselection' AND code = reason GROUP BY name;
INSERT INTO figure SELECT 'days_on_scheme', NULL, NULL, (SELECT count(*) FROM over), NULL, avg(days) FROM (
 SELECT days, row_number() OVER (ORDER BY days) AS place, count(*) OVER () AS people FROM over)
WHERE place IN ((people + 1) / 2, people / 2 + 1);

-- Who is on the scheme today, by what is known of each.
CREATE TEMP TABLE person AS
SELECT offender.id AS person, min(tiers.place) AS tier, min(colours.place) AS colour, max(custody) AS custody, gender,
 ethnicity, area, born_on,
 EXISTS (SELECT 1 FROM sentence JOIN word ON word.kind = 'statutory' AND word.code = sentence.kind
  WHERE sentence.offender_id = offender.id AND withdrawn_in IS NULL AND start_on <= :last
   AND (until_on IS NULL OR until_on >= :last)) AS statutory,
 (SELECT coalesce(offence.code, '') FROM offence
  WHERE offence.offender_id = offender.id AND withdrawn_in IS NULL AND index_on <= :last
  ORDER BY index_on DESC, offence.id DESC LIMIT 1) AS crime
FROM spell JOIN offender ON offender.id = offender_id
JOIN word AS tiers ON tiers.kind = 'tier' AND tiers.code = spell.tier
JOIN word AS colours ON colours.kind = 'colour' AND colours.code = spell.colour
WHERE deselected_on IS NULL GROUP BY offender.id;
INSERT INTO figure SELECT 'people', NULL, NULL, count(*), NULL, NULL FROM person;
INSERT INTO figure SELECT 'people', 'tier', name, count(*), NULL, NULL
FROM person JOIN word ON kind = 'tier' AND place = tier GROUP BY tier;
INSERT INTO figure SELECT 'people', 'colour', name, count(*), NULL, NULL
FROM person JOIN word ON kind = 'colour' AND place = colour GROUP BY colour;
INSERT INTO figure SELECT 'people', 'custody', iif(custody = 'custody', 'In custody', 'In the community'), count(*),
 NULL, NULL FROM person GROUP BY custody;
INSERT INTO figure SELECT 'people', 'statutory', iif(statutory, 'Statutory', 'Not statutory'), count(*), NULL, NULL
FROM person GROUP BY statutory;
INSERT INTO figure SELECT 'people', 'index_offence',
 CASE WHEN crime IS NULL OR crime = '' THEN 'Not recorded' ELSE coalesce(name, 'Other offences') END,
 sum(people), NULL, NULL
FROM (SELECT crime, count(*) AS people FROM person GROUP BY crime) LEFT JOIN word ON kind = 'crime' AND code = crime
GROUP BY 3;
INSERT INTO figure SELECT 'people', 'gender', coalesce(name, 'Not recorded'), count(*), NULL, NULL
FROM person LEFT JOIN word ON kind = 'gender' AND code = gender GROUP BY 3;
INSERT INTO figure SELECT 'people', 'ethnicity', coalesce(name, 'Not recorded'), count(*), NULL, NULL
FROM person LEFT JOIN word ON kind = 'ethnicity' AND code = ethnicity GROUP BY 3;
INSERT INTO figure SELECT 'people', 'area',
 CASE WHEN area IS NULL THEN 'Not recorded' ELSE coalesce(name, 'Elsewhere') END, count(*), NULL, NULL
FROM person LEFT JOIN scheme_area ON lower(name) = lower(area) GROUP BY 3;
INSERT INTO figure SELECT 'people', 'age', CASE WHEN years IS NULL THEN 'Not recorded' WHEN years < 18 THEN 'Under 18'
 WHEN years < 21 THEN '18 to 20' WHEN years < 25 THEN '21 to 24' WHEN years < 30 THEN '25 to 29'
 WHEN years < 40 THEN '30 to 39' WHEN years < 50 THEN '40 to 49' ELSE '50 and over' END, count(*), NULL, NULL
FROM (SELECT substr(:last, 1, 4) - substr(born_on, 1, 4) - (substr(born_on, 6) > substr(:last, 6)) AS years FROM person)
GROUP BY 3;

-- Reviews and actions by their day. What may still be done today does not count.
INSERT INTO figure SELECT 'reviews_on_time', 'agency', coalesce(agency.name, 'Not recorded'), sum(held), count(*), NULL
FROM (SELECT spell_id, due_by, outcome IS 'held' AND closed_on <= due_by AS held,
  coalesce(closed_on <= due_by, 0) AS closed
 FROM review WHERE due_by BETWEEN :first AND :last AND exempt_reason IS NULL)
JOIN spell ON spell.id = spell_id LEFT JOIN agency ON agency.id = agency_id
WHERE held OR (NOT closed AND due_by < :last) GROUP BY agency_id;
INSERT INTO figure SELECT 'actions_on_time', 'agency', agency.name, sum(done), count(*), NULL
FROM (SELECT offender_id, worker_id, due_on, outcome IS 'done' AND outcome_on <= due_on AS done,
  outcome IS 'dropped' AND outcome_on <= due_on AS dropped
 FROM action WHERE due_on BETWEEN :first AND :last AND withdrawn_in IS NULL)
JOIN on_it ON person = offender_id JOIN worker ON worker.id = worker_id JOIN agency ON agency.id = agency_id
WHERE done OR (NOT dropped AND due_on < :last) GROUP BY agency.name;
INSERT INTO figure SELECT measure, NULL, NULL, total(so), total("of"), NULL FROM figure
WHERE "by" = 'agency' GROUP BY measure;

-- Until when a referral of each day is to be answered, and its work to start: working days of the scheme's nation.
CREATE TEMP TABLE workday (place INTEGER PRIMARY KEY, day TEXT UNIQUE);
INSERT INTO workday (day)
WITH RECURSIVE days (day) AS (SELECT date(:first, '-60 days') UNION ALL
 SELECT date(day, '+1 day') FROM days WHERE day < date(:last, '+60 days'))
SELECT day FROM days WHERE strftime('%w', day) NOT IN ('0', '6')
 AND day NOT IN (SELECT day FROM bank_holiday JOIN scheme USING (nation)) ORDER BY day;
CREATE TEMP TABLE target (made_on TEXT PRIMARY KEY, answer_by TEXT, start_by TEXT) WITHOUT ROWID;
INSERT INTO target SELECT made_on, answer.day, start.day
FROM (SELECT DISTINCT made_on FROM referral WHERE made_on BETWEEN :first AND :last) AS made
JOIN workday AS last ON last.day = (SELECT max(day) FROM workday WHERE day <= made.made_on)
JOIN workday AS answer ON answer.place = last.place + 5 JOIN workday AS start ON start.place = last.place + 20;
CREATE TEMP TABLE made AS
SELECT pathways.name AS pathway, total(answered.step_on <= answer_by) AS answered,
 total(answered.id IS NOT NULL OR (referral.status = 'made' AND answer_by < :last)) AS to_answer,
 total(started.step_on <= start_by) AS started,
 total(started.id IS NOT NULL OR (referral.status = 'accepted' AND start_by < :last)) AS to_start
FROM referral JOIN target USING (made_on) JOIN on_it ON person = offender_id JOIN service ON service.id = service_id
JOIN word AS pathways ON pathways.kind = 'pathway' AND pathways.code = pathway
LEFT JOIN referral_step AS answered ON answered.referral_id = referral.id
 AND answered.status IN ('accepted', 'refused') AND answered.withdrawn_in IS NULL
LEFT JOIN referral_step AS started ON started.referral_id = referral.id AND started.status = 'started'
 AND started.withdrawn_in IS NULL
WHERE referral.withdrawn_in IS NULL GROUP BY pathway;
CREATE TEMP TABLE ended AS
SELECT provider.name AS provider, pathways.name AS pathway, count(*) AS ended, total(ending = 'completed') AS completed,
 total(outcome = 'achieved') AS achieved, count(outcome) AS scored
FROM referral_step AS step JOIN referral ON referral.id = referral_id JOIN on_it ON person = offender_id
JOIN service ON service.id = service_id JOIN provider ON provider.id = provider_id
JOIN word AS pathways ON pathways.kind = 'pathway' AND pathways.code = pathway
WHERE step.status = 'ended' AND step_on BETWEEN :first AND :last AND step.withdrawn_in IS NULL
 AND referral.withdrawn_in IS NULL GROUP BY service_id;
CREATE TEMP TABLE told AS
SELECT 'referrals_answered_on_time' AS measure, 'pathway' AS "by", pathway AS "group", answered AS so,
 to_answer AS "of" FROM made
UNION ALL SELECT 'referrals_started_on_time', 'pathway', pathway, started, to_start FROM made
UNION ALL SELECT 'referrals_completed', 'provider', provider, completed, ended FROM ended
UNION ALL SELECT 'outcomes_achieved', 'pathway', pathway, achieved, scored FROM ended
UNION ALL SELECT 'outcomes_achieved', 'provider', provider, achieved, scored FROM ended;
INSERT INTO figure SELECT measure, "by", "group", total(so), total("of"), NULL FROM told
GROUP BY 1, 2, 3 HAVING total("of") > 0;
INSERT INTO figure SELECT measure, NULL, NULL, total(so), total("of"), NULL FROM told
WHERE measure <> 'outcomes_achieved' OR "by" = 'pathway' GROUP BY measure;

-- What was found of everybody last, and whether they were referred since, or work began. Since when a need was found
-- without a break is looked up only where its newest row does not answer.
CREATE TEMP TABLE newest AS
SELECT need.id, offender_id AS person, pathway, level, from_on, gender
FROM person JOIN need ON offender_id = person
WHERE withdrawn_in IS NULL AND from_on <= :last AND NOT EXISTS (
 SELECT 1 FROM need AS later WHERE later.offender_id = person AND later.pathway = need.pathway
  AND later.withdrawn_in IS NULL AND later.from_on <= :last AND (later.from_on, later.id) > (need.from_on, need.id));
CREATE UNIQUE INDEX temp.ix_newest ON newest (person, pathway);
CREATE TEMP TABLE reached AS
SELECT pathway, count(*) AS referred, total(begun) AS started FROM (
 SELECT service.pathway, max(started.id IS NOT NULL) AS begun
 FROM referral JOIN service ON service.id = service_id
 JOIN newest ON newest.person = offender_id AND newest.pathway = service.pathway
 LEFT JOIN referral_step AS started ON started.referral_id = referral.id AND started.status = 'started'
  AND started.withdrawn_in IS NULL
 WHERE made_on <= :last AND level <> 'none' AND referral.withdrawn_in IS NULL
  AND (made_on >= newest.from_on OR referral.status IN ('made', 'accepted', 'started') OR max(made_on, status_on) >= (
   SELECT min(first.from_on) FROM need AS first
   WHERE first.offender_id = newest.person AND first.pathway = newest.pathway AND first.withdrawn_in IS NULL
    AND first.from_on <= :last AND first.level <> 'none' AND NOT EXISTS (
     SELECT 1 FROM need AS gone WHERE gone.offender_id = first.offender_id AND gone.pathway = first.pathway
      AND gone.level = 'none' AND gone.withdrawn_in IS NULL AND gone.from_on <= :last
      AND (gone.from_on, gone.id) > (first.from_on, first.id))))
 GROUP BY newest.id) GROUP BY pathway;
CREATE TEMP TABLE gap AS
SELECT word.name, word.more AS gender, people + coalesce(unexpected, 0) AS people, coalesce(asked, 0) AS asked,
 coalesce(need, 0) AS need, coalesce(referred, 0) AS referred, coalesce(started, 0) AS started
FROM word JOIN (
 SELECT code, sum(those.people) AS people FROM word
 JOIN (SELECT gender, count(*) AS people FROM person GROUP BY gender) AS those
  ON word.more = '' OR those.gender IS NULL OR those.gender = word.more
 WHERE kind = 'pathway' GROUP BY code) USING (code)
LEFT JOIN (
 SELECT pathway, count(*) AS asked, total(level <> 'none') AS need, total(more <> '' AND gender <> more) AS unexpected
 FROM newest JOIN word ON kind = 'pathway' AND code = pathway GROUP BY pathway) AS found ON found.pathway = code
LEFT JOIN reached ON reached.pathway = code WHERE kind = 'pathway';
INSERT INTO figure SELECT 'needs_asked', 'pathway', name, asked, people, NULL FROM gap
UNION ALL SELECT 'needs_found', 'pathway', name, need, asked, NULL FROM gap
UNION ALL SELECT 'needs_referred', 'pathway', name, referred, need, NULL FROM gap
UNION ALL SELECT 'needs_met', 'pathway', name, started, need, NULL FROM gap
UNION ALL SELECT 'women_met', 'pathway', name, started, need, NULL FROM gap WHERE gender = 'female'
UNION ALL SELECT 'needs_not_met', 'pathway', name, need - started, NULL, NULL FROM gap
UNION ALL SELECT 'needs_not_met', NULL, NULL, total(need - started), NULL, NULL FROM gap;

-- Releases of which the day, four weeks or three months lie in the period. Where three months on is no day of its month
-- the shell goes on into the next one: it is cut back to the end of that month.
CREATE TEMP TABLE out AS
SELECT release.id, custody_id, offender_id AS person, released_on, hour, release.kind AS due_kind,
 custody.kind AS stay_kind,
 date(released_on, '+28 days') AS weeks,
 min(date(released_on, '+3 months'), date(released_on, 'start of month', '+4 months', '-1 day')) AS months
FROM release JOIN custody ON custody.id = custody_id JOIN on_it ON person = offender_id
WHERE release.withdrawn_in IS NULL AND released_on BETWEEN date(:first, '-100 days') AND :last;
INSERT INTO figure SELECT 'releases', 'kind',
 CASE ended WHEN 'sentence' THEN 'After a sentence' WHEN 'remand' THEN 'After remand'
 WHEN 'recall' THEN 'After a recall' WHEN 'immediate' THEN 'By the court' ELSE 'Not recorded' END, count(*), NULL, NULL
FROM (SELECT coalesce(
  (SELECT more FROM word WHERE kind = 'release' AND code = coalesce(due_kind, (
   SELECT due.kind FROM release_due AS due WHERE due.custody_id = out.custody_id AND due.withdrawn_in IS NULL
    AND due.from_on <= released_on ORDER BY from_on DESC, id DESC LIMIT 1))),
  CASE stay_kind WHEN 'sentenced' THEN 'sentence' ELSE stay_kind END) AS ended
 FROM out WHERE released_on >= :first) GROUP BY 3;
INSERT INTO figure SELECT 'releases', NULL, NULL, count(*), NULL, NULL FROM out WHERE released_on >= :first;
INSERT INTO figure SELECT 'releases_not_late_friday', NULL, NULL,
 total(strftime('%w', released_on) <> '5' OR hour <= '15:00'),
 total(strftime('%w', released_on) <> '5' OR hour IS NOT NULL), NULL FROM out WHERE released_on >= :first;
INSERT INTO figure SELECT 'releases_not_before_days_off', NULL, NULL,
 total(released_on IN (SELECT day FROM workday) AND date(released_on, '+1 day') IN (SELECT day FROM workday)),
 count(*), NULL FROM out WHERE released_on >= :first;

CREATE TEMP TABLE night AS
SELECT 'First night' AS which, person, released_on AS day FROM out WHERE released_on >= :first
UNION ALL SELECT 'After four weeks', person, weeks FROM out WHERE weeks BETWEEN :first AND :last
UNION ALL SELECT 'At three months', person, months FROM out WHERE months BETWEEN :first AND :last;
-- What was said of where somebody sleeps: of one day a home counts first, then the release or else what was planned for
-- it, then a move from a place. The end of a stay ends all that was said before it.
CREATE TEMP TABLE said AS
SELECT offender_id AS person, from_on AS day, 0 AS rank, home.id AS number, kind, leaves_on
FROM home JOIN on_it ON person = offender_id WHERE withdrawn_in IS NULL AND from_on <= :last
UNION ALL SELECT offender_id, to_on, 1, custody.id, coalesce(
  (SELECT accommodation FROM release WHERE custody_id = custody.id AND release.withdrawn_in IS NULL
    AND accommodation IS NOT NULL AND released_on <= to_on ORDER BY released_on DESC, id DESC LIMIT 1),
  (SELECT accommodation FROM release_plan WHERE custody_id = custody.id AND release_plan.withdrawn_in IS NULL
    AND accommodation IS NOT NULL AND release_plan.from_on <= to_on ORDER BY from_on DESC, id DESC LIMIT 1)), NULL
FROM custody JOIN on_it ON person = offender_id WHERE withdrawn_in IS NULL AND to_on <= :last
UNION ALL SELECT offender_id, left_on, 2, placement.id, moved_to, NULL
FROM placement JOIN word ON word.kind = 'placement' AND word.code = placement.kind AND more <> ''
WHERE withdrawn_in IS NULL AND made_on <= :last AND left_on <= :last
UNION ALL SELECT offender_id, to_on, 4, id, 'not-known', NULL FROM custody
WHERE withdrawn_in IS NULL AND to_on <= :last;
DELETE FROM said WHERE kind IS NULL;
CREATE INDEX temp.ix_said ON said (person, day);
CREATE TEMP TABLE slept AS
SELECT which, coalesce(
 (SELECT iif(at_large, 'not-known', 'custody') FROM custody
  WHERE custody.offender_id = person AND withdrawn_in IS NULL AND from_on <= night.day
   AND (to_on IS NULL OR to_on > night.day)
  ORDER BY from_on DESC LIMIT 1),
 (SELECT class.more FROM placement JOIN word AS place ON place.kind = 'placement' AND place.code = placement.kind
  JOIN word AS class ON class.kind = 'accommodation' AND class.code = place.more
  WHERE placement.offender_id = person AND withdrawn_in IS NULL AND made_on <= :last AND from_on <= night.day
   AND (left_on IS NULL OR left_on > night.day) ORDER BY from_on DESC, placement.id DESC LIMIT 1),
 (SELECT iif(leaves_on <= night.day, 'not-known',
   coalesce((SELECT more FROM word WHERE word.kind = 'accommodation' AND code = said.kind),
    iif(said.kind = 'custody', 'custody', 'not-known')))
  FROM said WHERE said.person = night.person AND said.day <= night.day
  ORDER BY said.day DESC, rank, number DESC LIMIT 1),
 'not-known') AS class
FROM night;
INSERT INTO figure SELECT 'homes_not_known', 'night', which, total(class = 'not-known'), count(*), NULL FROM slept
GROUP BY which;
INSERT INTO figure SELECT 'home_first_night', NULL, NULL, total(class IN ('settled', 'transient')), count(*), NULL
FROM slept WHERE class <> 'not-known' AND which = 'First night';
INSERT INTO figure SELECT CASE which WHEN 'First night' THEN 'home_settled_first_night'
 WHEN 'After four weeks' THEN 'home_settled_four_weeks' ELSE 'home_settled_three_months' END, NULL, NULL,
 total(class = 'settled'), count(*), NULL FROM slept WHERE class <> 'not-known' GROUP BY which;
INSERT INTO figure SELECT 'recalled_four_weeks', NULL, NULL, total(recalled), count(*), NULL FROM (
 SELECT weeks, EXISTS (SELECT 1 FROM custody AS back WHERE back.offender_id = person AND back.withdrawn_in IS NULL
   AND back.id <> out.custody_id AND back.kind = 'recall' AND back.from_on BETWEEN released_on AND weeks) AS recalled,
  EXISTS (SELECT 1 FROM custody AS back WHERE back.offender_id = person AND back.withdrawn_in IS NULL
   AND back.id <> out.custody_id AND back.from_on BETWEEN released_on AND weeks)
  OR EXISTS (SELECT 1 FROM arrest WHERE arrest.offender_id = person AND arrest.withdrawn_in IS NULL
   AND arrested_on BETWEEN released_on AND weeks) AS back,
  EXISTS (SELECT 1 FROM spell WHERE spell.offender_id = person AND adopted_on <= released_on
   AND (deselected_on IS NULL OR (deselected_on > released_on AND deselected_on > weeks))) AS stayed
 FROM out WHERE weeks BETWEEN :first AND :last) WHERE back OR (stayed AND weeks < :last);

-- Nights in places that are paid for, and programmes.
CREATE TEMP TABLE funded AS
SELECT name, person, max(0, julianday(min(coalesce(left_on, :last), :last)) - julianday(max(from_on, :first))) AS nights
FROM placement JOIN on_it ON person = offender_id JOIN word ON word.kind = 'funded' AND word.code = placement.kind
WHERE withdrawn_in IS NULL AND made_on <= :last AND from_on <= :last;
INSERT INTO figure SELECT 'funded_nights', 'kind', name, total(nights), NULL, NULL FROM funded GROUP BY name
UNION ALL SELECT 'funded_people', 'kind', name, count(DISTINCT person), NULL, NULL FROM funded
WHERE nights > 0 GROUP BY name
UNION ALL SELECT 'funded_nights', NULL, NULL, total(nights), NULL, NULL FROM funded;
CREATE TEMP TABLE joined AS
SELECT name, total(left_on IS NULL OR left_on > :last) AS now,
 total((left_on IS NULL OR left_on > :last) AND (children > 0 OR family > 0)) AS families,
 total(left_on BETWEEN :first AND :last) AS ended
FROM programme_membership JOIN on_it ON person = offender_id
JOIN word ON word.kind = 'programme' AND word.code = programme
WHERE withdrawn_in IS NULL AND joined_on <= :last GROUP BY name;
INSERT INTO figure SELECT 'programme_members', 'programme', name, now, NULL, NULL FROM joined
UNION ALL SELECT 'programme_families', 'programme', name, families, now, NULL FROM joined
UNION ALL SELECT 'programme_ended', 'programme', name, ended, NULL, NULL FROM joined;

-- Reoffending by year of entry: the newest twelve months to the end of a quarter since which eighteen months have run,
-- and the two after them. Everybody enters a year by their first adoption in it, unless they were dead by then. Where a
-- month lacks a day it is the 1st of the next: the shell goes on to the 2nd or 3rd, so the earlier of two days counts.
CREATE TEMP TABLE year AS WITH RECURSIVE quarter (ends) AS (
 SELECT date(:last, 'start of month', printf('-%d months', (strftime('%m', :last) - 1) % 3)) UNION ALL
 SELECT date(ends, '-3 months') FROM quarter WHERE date(ends, '-1 day', '+18 months') > :last)
SELECT value AS place, date(min(ends), printf('%d months', 12 * value - 24)) AS first,
 min(:last, date(min(ends), printf('%d months', 12 * value - 12), '-1 day')) AS last
FROM quarter, json_each('[1, 2, 3]') GROUP BY value;
CREATE TEMP TABLE dead AS SELECT offender_id AS person, min(deselected_on) AS day
FROM spell JOIN word ON kind = 'died' AND code = deselection_reason WHERE deselected_on <= :last GROUP BY offender_id;
CREATE UNIQUE INDEX temp.ix_dead ON dead (person);
CREATE TEMP VIEW proven AS
SELECT offender_id AS person, committed_on AS day, coalesce(committed_until, committed_on) AS until, outcome_on
FROM offence WHERE withdrawn_in IS NULL AND outcome IN ('convicted', 'cautioned') AND outcome_on >= committed_on
 AND (set_aside_on IS NULL OR outcome_on > set_aside_on) AND counted_as IS NULL AND place IS NULL
 AND coalesce(substr(code, 1, 3), '') NOT IN ('997', '998');
INSERT INTO figure SELECT 'reoffended', 'entry_year', year, total(EXISTS (
  SELECT 1 FROM proven WHERE proven.person = went_on.person AND proven.day >= start AND until < date(start, '+1 year')
   AND outcome_on < min(date(start, '+18 months'), date(start, 'start of month', '+19 months'))
   AND outcome_on <= coalesce(died, :last))), count(*), NULL
FROM (SELECT year.place AS year, offender_id AS person, min(adopted_on) AS start, dead.day AS died
 FROM year JOIN spell ON adopted_on BETWEEN year.first AND year.last LEFT JOIN dead ON person = offender_id
 WHERE dead.day IS NULL OR dead.day >= adopted_on GROUP BY 1, 2) AS went_on GROUP BY year;

-- The three windows of six months of everybody adopted in five calendar years, and why people are left out. How many
-- of their days were at liberty is not told.
CREATE TEMP TABLE followed AS
SELECT person, start, died, closed, date(start, '-6 months') AS before, date(start, '+6 months') AS on_ends,
 min(date(closed, '+6 months'), date(closed, 'start of month', '+7 months')) AS ends FROM (
 SELECT offender_id AS person, adopted_on AS start, dead.day AS died, iif(deselected_on <= :last, deselected_on, NULL)
  AS closed, row_number() OVER (PARTITION BY offender_id
   ORDER BY adopted_on, iif(deselected_on <= :last, deselected_on, '9999') DESC) AS place
 FROM spell LEFT JOIN dead ON person = offender_id
 WHERE adopted_on BETWEEN date(:last, 'start of year', '-4 years') AND :last
  AND (dead.day IS NULL OR dead.day >= adopted_on)) WHERE place = 1;
UPDATE followed SET before = min(date(start, 'start of month', '-5 months'), before),
 on_ends = min(date(start, 'start of month', '+7 months'), on_ends);
CREATE TEMP TABLE judged AS SELECT *, CASE
 WHEN closed IS NULL THEN iif(died IS NULL, 'still on the scheme', 'died') WHEN died < ends THEN 'died'
 WHEN closed < on_ends THEN 'on it for less than a window'
 WHEN EXISTS (SELECT 1 FROM spell WHERE offender_id = person AND adopted_on < start
  AND (deselected_on IS NULL OR deselected_on > before)) THEN 'on it in the window before'
 WHEN EXISTS (SELECT 1 FROM spell WHERE offender_id = person AND adopted_on >= closed AND adopted_on < ends
  AND adopted_on <= :last) THEN 'back on it in the window after'
 WHEN :last < min(date(ends, '+6 months'), date(ends, 'start of month', '+7 months'))
  THEN 'the wait for outcomes has not run' END AS why FROM followed;
INSERT INTO figure SELECT 'people_in_windows', 'window', iif(why IS NULL, 'In all three', 'Left out: ' || why), count(*),
 NULL, NULL FROM judged GROUP BY why;
CREATE TEMP TABLE span AS
SELECT 'Before' AS which, person, died, before AS first, start AS ends FROM judged WHERE why IS NULL
UNION ALL SELECT 'On the scheme', person, died, start, on_ends FROM judged WHERE why IS NULL
UNION ALL SELECT 'After', person, died, closed, ends FROM judged WHERE why IS NULL;
INSERT INTO figure SELECT 'offences_in_windows', 'window', which, total((
  SELECT count(*) FROM proven WHERE proven.person = span.person AND proven.day >= span.first AND until < span.ends
   AND outcome_on < min(date(ends, '+6 months'), date(ends, 'start of month', '+7 months'))
   AND outcome_on <= coalesce(died, :last))), NULL, NULL
FROM span GROUP BY which;

SELECT measure, "by", "group", CAST(so AS INTEGER), CAST("of" AS INTEGER), printf('%g', middle) FROM figure;
