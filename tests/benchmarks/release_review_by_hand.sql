-- The peer of `release review --format csv`: the same question by hand, in the shell; :on is the day asked about, which
-- is today. Those after remand stand behind the others.

PRAGMA cache_size = -65536;
.mode csv
.headers on

WITH ends (kind, ended) AS (VALUES
 ('conditional', 'sentence'), ('parole', 'sentence'), ('home-detention', 'sentence'), ('indeterminate', 'sentence'),
 ('fixed-term-recall', 'recall'), ('standard-recall', 'recall'), ('risk-assessed-recall', 'recall'),
 ('end-of-remand', 'remand'), ('immediate', 'immediate'), ('sentenced', 'sentence'), ('remand', 'remand'),
 ('recall', 'recall')
),
places (kind, code) AS (VALUES
 ('hotel', 'A03'), ('cas3', 'A17'), ('supported', 'A04'), ('approved-premises', 'A02'), ('hostel', 'A08C')
),
-- What was said of where somebody sleeps: of one day a home counts first, then the release, then a move from a place.
said (person, day, place, number, kind, leaves_on) AS (
 SELECT offender_id, from_on, 0, id, kind, leaves_on FROM home WHERE withdrawn_in IS NULL
 UNION ALL
 SELECT offender_id, to_on, 1, release.id, accommodation, NULL FROM custody JOIN release ON custody_id = custody.id
 WHERE custody.withdrawn_in IS NULL AND release.withdrawn_in IS NULL AND released_on <= to_on
 UNION ALL
 SELECT offender_id, left_on, 2, id, moved_to, NULL FROM placement
 WHERE withdrawn_in IS NULL AND made_on <= :on AND left_on IS NOT NULL AND kind IN (SELECT kind FROM places)
 UNION ALL
 SELECT offender_id, to_on, 4, id, 'not-known', NULL FROM custody WHERE withdrawn_in IS NULL AND to_on IS NOT NULL
),
went AS (
 SELECT release.id, custody_id, offender_id, released_on, hour, custody.prison, surname, forenames, restricted,
  coalesce(
   (SELECT ended FROM ends WHERE ends.kind = coalesce(release.kind, (
     SELECT due.kind FROM release_due AS due
     WHERE due.custody_id = custody.id AND due.withdrawn_in IS NULL AND due.from_on <= released_on
     ORDER BY from_on DESC, id DESC LIMIT 1))),
   (SELECT ended FROM ends WHERE ends.kind = custody.kind), 'not-known') AS kind,
  coalesce(
   (SELECT CASE WHEN inside.at_large THEN 'at-large' ELSE 'custody' END FROM custody AS inside
    WHERE inside.offender_id = custody.offender_id AND inside.withdrawn_in IS NULL AND inside.from_on <= released_on
     AND (inside.to_on IS NULL OR inside.to_on > released_on) ORDER BY inside.from_on DESC LIMIT 1),
   (SELECT code FROM placement JOIN places USING (kind)
    WHERE placement.offender_id = custody.offender_id AND withdrawn_in IS NULL AND made_on <= :on
     AND placement.from_on <= released_on AND (left_on IS NULL OR left_on > released_on)
    ORDER BY placement.from_on DESC, placement.id DESC LIMIT 1),
   (SELECT kind FROM home WHERE home.offender_id = custody.offender_id AND withdrawn_in IS NULL
    AND home.from_on = released_on ORDER BY id DESC LIMIT 1),
   accommodation) AS first_night,
  (SELECT min(contact_on) FROM contact
   WHERE contact.offender_id = custody.offender_id AND contact.withdrawn_in IS NULL AND outcome = 'kept'
    AND contact_on BETWEEN released_on AND :on AND outcome_on <= :on) AS kept,
  (SELECT min(contact_on) FROM contact
   WHERE contact.offender_id = custody.offender_id AND contact.withdrawn_in IS NULL AND outcome = 'missed'
    AND contact_on BETWEEN released_on AND :on AND outcome_on <= :on) AS missed,
  (SELECT min(arrested_on) FROM arrest
   WHERE arrest.offender_id = custody.offender_id AND arrest.withdrawn_in IS NULL
    AND arrested_on BETWEEN released_on AND :on) AS arrested,
  (SELECT min(from_on) FROM custody AS back
   WHERE back.offender_id = custody.offender_id AND back.withdrawn_in IS NULL AND back.id <> custody.id
    AND back.kind = 'recall' AND back.from_on BETWEEN released_on AND :on) AS recalled,
  (SELECT min(from_on) FROM custody AS back
   WHERE back.offender_id = custody.offender_id AND back.withdrawn_in IS NULL AND back.id <> custody.id
    AND back.kind IS NOT 'recall' AND back.from_on BETWEEN released_on AND :on) AS inside,
  (SELECT max(coalesce(deselected_on, '9999')) FROM spell
   WHERE spell.offender_id = custody.offender_id AND adopted_on <= released_on
    AND (deselected_on IS NULL OR deselected_on > released_on)) AS until,
  (SELECT max(reviewed_on) FROM release_review
   WHERE release_review.custody_id = custody.id AND withdrawn_in IS NULL AND reviewed_on <= :on) AS reviewed_on,
  (SELECT group_concat(worker, ', ') FROM (
    SELECT DISTINCT worker.name AS worker FROM spell JOIN worker ON worker.id = spell.worker_id
    WHERE spell.offender_id = custody.offender_id AND spell.deselected_on IS NULL ORDER BY 1)) AS worker
 FROM release JOIN custody ON custody.id = custody_id JOIN offender ON offender.id = offender_id
 WHERE release.withdrawn_in IS NULL AND released_on <= :on
),
told AS (
 SELECT *, date(released_on, '+7 days') AS week, date(released_on, '+28 days') AS four_weeks,
  coalesce(
   (SELECT CASE WHEN at_large THEN 'at-large' ELSE 'custody' END FROM custody
    WHERE custody.offender_id = went.offender_id AND withdrawn_in IS NULL AND from_on <= date(released_on, '+28 days')
     AND (to_on IS NULL OR to_on > date(released_on, '+28 days')) ORDER BY from_on DESC LIMIT 1),
   (SELECT code FROM placement JOIN places USING (kind)
    WHERE placement.offender_id = went.offender_id AND withdrawn_in IS NULL AND made_on <= :on
     AND from_on <= date(released_on, '+28 days') AND (left_on IS NULL OR left_on > date(released_on, '+28 days'))
    ORDER BY from_on DESC, id DESC LIMIT 1),
   (SELECT CASE WHEN leaves_on <= date(released_on, '+28 days') THEN 'not-known' ELSE kind END FROM said
    WHERE person = went.offender_id AND day <= date(released_on, '+28 days')
    ORDER BY day DESC, place, number DESC LIMIT 1)) AS home_28,
  CASE WHEN recalled <= date(released_on, '+28 days') THEN ', recalled' ELSE '' END
  || CASE WHEN arrested <= date(released_on, '+28 days') THEN ', arrested' ELSE '' END
  || CASE WHEN inside <= date(released_on, '+28 days') THEN ', in-custody' ELSE '' END AS back
 FROM went
)
SELECT printf('N%05d', offender_id) AS offender,
 CASE WHEN restricted THEN 'restricted' ELSE surname || ', ' || forenames END AS name, released_on, kind, hour,
 CASE WHEN strftime('%w', released_on) <> '5' THEN 'no' WHEN hour IS NULL THEN 'not-known'
  WHEN hour > '15:00' THEN 'yes' ELSE 'no' END AS late_friday,
 first_night,
 CASE WHEN kept <= week THEN 'kept' WHEN :on <= week THEN 'not-yet' WHEN missed <= week THEN 'missed'
  WHEN until > week THEN 'none-recorded' ELSE 'not-known' END AS contact_week,
 CASE WHEN :on < four_weeks THEN 'not-yet' ELSE home_28 END AS home_28,
 CASE WHEN back <> '' THEN substr(back, 3) WHEN :on <= four_weeks THEN 'not-yet'
  WHEN until > four_weeks THEN 'none-recorded' ELSE 'not-known' END AS back_28,
 reviewed_on, worker, prison
FROM told
ORDER BY kind = 'remand', released_on DESC, id DESC;
