-- The peer of `release due --format csv`: the same question by hand, in the shell; :on is the day asked about, which is
-- today, and the list looks twelve weeks ahead. The day out is worked out from the days that are known.

PRAGMA cache_size = -65536;
.mode csv
.headers on

WITH RECURSIVE places (kind, code) AS (VALUES
 ('hotel', 'A03'), ('cas3', 'A17'), ('supported', 'A04'), ('approved-premises', 'A02'), ('hostel', 'A08C')
),
known (kind, rule) AS (VALUES
 ('conditional', 'earlier'), ('fixed-term-recall', 'earlier'), ('end-of-remand', 'fixed')
),
days (day) AS (
 SELECT date(:on, '-60 days') UNION ALL SELECT date(day, '+1 day') FROM days WHERE day < date(:on, '+130 days')
),
working AS MATERIALIZED (
 SELECT day FROM days WHERE strftime('%w', day) NOT IN ('0', '6')
  AND day NOT IN (SELECT day FROM bank_holiday WHERE nation = 'england-and-wales')
),
eligible AS MATERIALIZED (
 SELECT day FROM working WHERE date(day, '+1 day') IN (SELECT day FROM working)
),
standing AS MATERIALIZED (
 SELECT day, (SELECT max(working.day) FROM working WHERE working.day <= days.day) AS last FROM days
),
brought AS MATERIALIZED (
 SELECT day, last, last IN (SELECT day FROM eligible) AS stands,
  (SELECT max(eligible.day) FROM eligible WHERE eligible.day < standing.last) AS earlier
 FROM standing
),
due AS (
 SELECT custody.id, custody.offender_id, custody.from_on, custody.sentenced_on, release_due.kind, release_due.due_on,
  custody_state.prison
 FROM custody
 JOIN release_due ON release_due.id = (
  SELECT id FROM release_due AS newest WHERE newest.custody_id = custody.id AND newest.from_on <= :on
  ORDER BY newest.from_on DESC, newest.id DESC LIMIT 1)
 JOIN custody_state ON custody_state.id = (
  SELECT id FROM custody_state AS newest WHERE newest.custody_id = custody.id AND newest.from_on <= :on
  ORDER BY newest.from_on DESC, newest.id DESC LIMIT 1)
 WHERE custody.withdrawn_in IS NULL AND custody.from_on <= :on AND (custody.to_on IS NULL OR custody.to_on > :on)
  AND release_due.due_on <= date(:on, '+98 days')
),
coming AS MATERIALIZED (
 SELECT due.*,
  CASE
   WHEN rule = 'fixed' THEN due_on
   WHEN stands OR julianday(due_on) - julianday(max(sentenced_on, from_on)) + 1 < 28 THEN last
   ELSE earlier
  END AS release_on
 FROM due JOIN known USING (kind) JOIN brought ON brought.day = due.due_on
),
planned AS (
 SELECT coming.*, release_plan.appointment_on,
  coalesce(
   (SELECT code FROM placement JOIN places USING (kind)
    WHERE placement.offender_id = coming.offender_id AND withdrawn_in IS NULL AND made_on <= :on
     AND placement.from_on <= release_on AND coalesce(left_on, leaves_on, '9999') > release_on
    ORDER BY placement.from_on DESC, placement.id DESC LIMIT 1),
   release_plan.accommodation) AS accommodation,
  (SELECT group_concat(worker, ', ') FROM (
    SELECT DISTINCT worker.name AS worker FROM spell JOIN worker ON worker.id = spell.worker_id
    WHERE spell.offender_id = coming.offender_id AND spell.deselected_on IS NULL ORDER BY 1)) AS worker,
  (SELECT count(*) FROM (
    SELECT done, row_number() OVER (PARTITION BY item ORDER BY from_on DESC, id DESC) AS place
    FROM release_check WHERE custody_id = coming.id AND from_on <= :on) WHERE place = 1 AND done) AS done,
  EXISTS (
   SELECT 1 FROM referral JOIN service ON service.id = service_id
   WHERE referral.offender_id = coming.offender_id AND pathway = 'accommodation' AND made_on <= :on
    AND status IN ('made', 'accepted', 'started')) AS live,
  EXISTS (
   SELECT 1 FROM duty_referral WHERE offender_id = coming.offender_id AND withdrawn_in IS NULL
    AND submitted_on BETWEEN date(:on, '-182 days') AND :on) AS asked
 FROM coming LEFT JOIN release_plan ON release_plan.id = (
  SELECT id FROM release_plan AS newest WHERE newest.custody_id = coming.id AND newest.from_on <= :on
  ORDER BY newest.from_on DESC, newest.id DESC LIMIT 1)
 WHERE release_on BETWEEN :on AND date(:on, '+84 days')
)
SELECT printf('N%05d', offender_id) AS offender,
 CASE WHEN restricted THEN 'restricted' ELSE surname || ', ' || forenames END AS name,
 release_on, CASE WHEN accommodation IS NULL OR appointment_on IS NULL THEN 'no' ELSE 'yes' END AS planned,
 accommodation, appointment_on, done || ' of 6' AS done, prison, worker,
 CASE
  WHEN asked THEN 'submitted'
  WHEN accommodation IN ('A01A', 'A01C', 'A01D', 'A04', 'A07B', 'A12') THEN 'not-required'
  WHEN date(release_on, '-56 days') <= :on THEN 'not-started'
  ELSE 'upcoming'
 END AS duty,
 CASE
  WHEN live AND date(release_on, '-84 days') <= :on THEN 'submitted'
  WHEN accommodation IS NOT NULL THEN 'not-required'
  WHEN date(release_on, '-84 days') <= :on THEN 'not-started'
  ELSE 'upcoming'
 END AS commissioned
FROM planned JOIN offender ON offender.id = offender_id
ORDER BY release_on, offender_id;
