-- What a scheme knows of where its people live, over a made-up scheme: :on is the day on which it is made.
-- Of those without a home one in twelve stays so; four in ten had a place before, some are in one, some were given
-- money; of the releases one in six stays, and of those people contacts, arrests and reviews are recorded.

PRAGMA cache_size = -262144;
BEGIN;

DELETE FROM placement_support;
DELETE FROM placement_plan;
DELETE FROM placement_extension;
DELETE FROM placement;

CREATE TEMP TABLE gone AS SELECT id FROM custody WHERE to_on IS NOT NULL AND offender_id % 6 <> 0;
DELETE FROM release_review WHERE custody_id IN (SELECT id FROM gone);
DELETE FROM release WHERE custody_id IN (SELECT id FROM gone);
DELETE FROM release_due WHERE custody_id IN (SELECT id FROM gone);
DELETE FROM release_plan WHERE custody_id IN (SELECT id FROM gone);
DELETE FROM release_check WHERE custody_id IN (SELECT id FROM gone);
DELETE FROM custody_state WHERE custody_id IN (SELECT id FROM gone);
DELETE FROM custody_change WHERE custody_id IN (SELECT id FROM gone);
DELETE FROM custody WHERE id IN (SELECT id FROM gone);

UPDATE home SET kind = CASE offender_id % 3 WHEN 0 THEN 'A01C' WHEN 1 THEN 'A01D' ELSE 'A07B' END, leaves_on = NULL
WHERE kind NOT IN ('A01A', 'A01C', 'A01D', 'A04', 'A07B') AND offender_id % 12 <> 5;

CREATE TEMP TABLE place (number INTEGER PRIMARY KEY, kind TEXT, nights INTEGER, pence INTEGER, moved_to TEXT);
INSERT INTO place VALUES (0, 'hotel', 14, 6250, 'A03'), (1, 'cas3', 84, 4800, 'A07B'), (2, 'supported', NULL, 3900, 'A01D'),
 (3, 'hostel', NULL, NULL, 'A08A'), (4, 'approved-premises', 84, 8100, 'A01C'), (5, 'hotel', 14, NULL, 'not-known');
CREATE TEMP TABLE pays (number INTEGER PRIMARY KEY, funder TEXT);
INSERT INTO pays VALUES (0, 'prevention team'), (1, 'probation'), (2, 'Luton Council'), (3, 'police and crime commissioner'),
 (4, NULL), (5, 'county council'), (6, 'health board');

-- Places of the last two years that have ended, before their people came on the scheme.
INSERT INTO placement (offender_id, kind, area, made_on, from_on, leaves_on, funded_leaves_on, funder, left_on,
 end_reason, moved_to, per_night_pence, ended_in, recorded_in)
SELECT person, place.kind, area, date(since, '-3 days'), since, date(since, '+' || (5 + person % 90) || ' days'),
 date(since, '+' || nights || ' days'), funder, date(since, '+' || (3 + person % 97) || ' days'),
 'moved-on', moved_to, pence, 1, 1
FROM (
 SELECT id AS person, area, date(:on, '-' || (240 + id * 7 % 480) || ' days') AS since FROM offender WHERE id % 10 < 4)
JOIN place ON place.number = person % 6 JOIN pays ON pays.number = person % 7;

-- Places that go on, of people who are not in custody.
INSERT INTO placement (offender_id, kind, area, made_on, from_on, leaves_on, funded_leaves_on, funder, per_night_pence,
 recorded_in)
SELECT person, place.kind, area, date(since, '-3 days'), since,
 CASE WHEN place.kind = 'supported' THEN NULL ELSE date(since, '+' || (10 + person % 190) || ' days') END,
 date(since, '+' || nights || ' days'), funder, pence, 1
FROM (SELECT id AS person, area, date(:on, '-' || (1 + id * 3 % 60) || ' days') AS since FROM offender WHERE id % 50 = 7)
JOIN place ON place.number = person % 6 JOIN pays ON pays.number = person % 7
WHERE NOT EXISTS (SELECT 1 FROM custody WHERE custody.offender_id = person AND to_on IS NULL);

-- Deposits and rent in advance: some are agreed and not paid, of some nobody said how much.
INSERT INTO placement (offender_id, kind, area, made_on, from_on, funder, amount_pence, weeks, payee, paid_on, recorded_in)
SELECT id, CASE id % 4 WHEN 3 THEN 'rent-advance' ELSE 'rent-deposit' END, area, since, since, funder,
 CASE WHEN id % 19 > 0 THEN 50000 + id % 75000 END, 1 + id % 4, 'Harbour Lettings',
 CASE WHEN id % 23 > 1 AND date(since, '+9 days') <= :on THEN date(since, '+9 days') END, 1
FROM (SELECT id, area, date(:on, '-' || (id * 11 % 400) || ' days') AS since FROM offender WHERE id % 10 IN (2, 8))
JOIN pays ON pays.number = id % 7;

-- Since their release: contacts kept, missed or neither, and reviews.
INSERT INTO contact (offender_id, contact_on, kind, how, planned_on, outcome, reason, outcome_on, outcome_in, recorded_in)
SELECT offender_id, day, 'appointment', 'face-to-face', date(day, '-3 days'), outcome,
 CASE outcome WHEN 'missed' THEN 'no-reason' END, CASE WHEN outcome IS NOT NULL THEN day END,
 CASE WHEN outcome IS NOT NULL THEN 1 END, 1
FROM (
 SELECT offender_id, date(released_on, '+' || (1 + offender_id % 9 * number) || ' days') AS day,
  CASE (offender_id + number) % 4 WHEN 1 THEN 'missed' WHEN 0 THEN NULL ELSE 'kept' END AS outcome
 FROM release JOIN custody ON custody.id = custody_id JOIN (SELECT 1 AS number UNION VALUES (2), (3))
 WHERE offender_id % 5 > 0)
WHERE day <= :on;
INSERT INTO release_review (custody_id, reviewed_on, failed, recorded_in)
SELECT custody_id, date(released_on, '+7 days'), 'no-address', 1 FROM release WHERE custody_id % 5 = 0;

COMMIT;
PRAGMA wal_checkpoint(TRUNCATE);
