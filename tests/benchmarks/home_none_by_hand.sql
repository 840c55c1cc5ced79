-- The peer of `home none --format csv`: the same question by hand, in the shell; :on is the day asked about, which is
-- today. Custody counts first, then the place that began last, then what was said last; a place is none to stay in
-- from 56 days before its end.

PRAGMA cache_size = -65536;
.mode csv
.headers on

WITH classes (kind, class) AS (VALUES
 ('A01A', 'settled'), ('A01C', 'settled'), ('A01D', 'settled'), ('A04', 'settled'), ('A07B', 'settled'),
 ('A12', 'settled'), ('A02', 'transient'), ('A03', 'transient'), ('A07A', 'transient'), ('A10', 'transient'),
 ('A11', 'transient'), ('A13', 'transient'), ('A14', 'transient'), ('A15', 'transient'), ('A16', 'transient'),
 ('A17', 'transient'), ('A08', 'homeless'), ('A08A', 'homeless'), ('A08C', 'homeless'), ('custody', 'custody')
),
places (kind, code) AS (VALUES
 ('hotel', 'A03'), ('cas3', 'A17'), ('supported', 'A04'), ('approved-premises', 'A02'), ('hostel', 'A08C')
),
outside AS MATERIALIZED (
 SELECT DISTINCT offender_id AS person FROM spell
 WHERE deselected_on IS NULL AND NOT EXISTS (
  SELECT 1 FROM custody WHERE custody.offender_id = spell.offender_id AND withdrawn_in IS NULL AND from_on <= :on
   AND (to_on IS NULL OR to_on > :on))
),
-- The place that somebody is in; its end is that of the funded nights or the one expected.
placed AS MATERIALIZED (
 SELECT offender_id AS person, max(from_on || printf('%09d', id)), code AS kind,
  min(coalesce(funded_leaves_on, until, '9999'), coalesce(until, funded_leaves_on, '9999')) AS leaves_on
 FROM (SELECT *, coalesce((SELECT leaves_on FROM placement_extension
    WHERE placement_id = placement.id AND withdrawn_in IS NULL AND from_on <= :on
    ORDER BY from_on DESC, id DESC LIMIT 1), leaves_on) AS until FROM placement)
  JOIN places USING (kind)
 WHERE withdrawn_in IS NULL AND made_on <= :on AND from_on <= :on AND (left_on IS NULL OR left_on > :on)
 GROUP BY offender_id
),
said (person, day, place, number, kind, leaves_on) AS (
 SELECT offender_id, from_on, 0, id, kind, leaves_on FROM home WHERE withdrawn_in IS NULL AND from_on <= :on
 UNION ALL
 SELECT offender_id, to_on, 1, release.id, accommodation, NULL FROM custody JOIN release ON custody_id = custody.id
 WHERE custody.withdrawn_in IS NULL AND release.withdrawn_in IS NULL AND released_on <= to_on AND to_on <= :on
 UNION ALL
 SELECT offender_id, left_on, 2, id, moved_to, NULL FROM placement
 WHERE withdrawn_in IS NULL AND made_on <= :on AND left_on <= :on AND kind IN (SELECT kind FROM places)
 UNION ALL
 SELECT offender_id, to_on, 4, custody.id, 'not-known', NULL FROM custody
 WHERE withdrawn_in IS NULL AND to_on <= :on
),
newest AS MATERIALIZED (
 SELECT person, max(day || (9 - place) || printf('%09d', number)), kind, leaves_on FROM said GROUP BY person
),
sleeps AS (
 SELECT person, coalesce(placed.kind, newest.kind) AS kind,
  nullif(CASE WHEN placed.kind IS NULL THEN newest.leaves_on ELSE placed.leaves_on END, '9999') AS leaves_on,
  placed.kind IS NULL AS is_said
 FROM outside LEFT JOIN placed USING (person) LEFT JOIN newest USING (person)
 WHERE coalesce(placed.kind, newest.kind) IS NOT NULL
),
lacking AS (
 SELECT person, CASE WHEN gone THEN 'not-known' ELSE kind END AS kind, CASE WHEN NOT gone THEN leaves_on END AS leaves_on,
  CASE WHEN gone OR class IS NULL THEN 'not-known' WHEN class = 'homeless' THEN class
   WHEN leaves_on IS NULL THEN CASE class WHEN 'transient' THEN 'no-end' END
   WHEN class IN ('transient', 'settled') AND date(leaves_on, '-56 days') <= :on THEN 'ends' END AS why
 FROM (SELECT *, is_said AND leaves_on IS NOT NULL AND leaves_on <= :on AS gone FROM sleeps LEFT JOIN classes USING (kind)
  WHERE kind <> 'died')
)
SELECT printf('N%05d', person) AS offender,
 CASE WHEN restricted THEN 'restricted' ELSE surname || ', ' || forenames END AS name, kind, why, leaves_on,
 (SELECT group_concat(worker, ', ') FROM (
   SELECT DISTINCT worker.name AS worker FROM spell JOIN worker ON worker.id = spell.worker_id
   WHERE spell.offender_id = person AND spell.deselected_on IS NULL ORDER BY 1)) AS worker
FROM lacking JOIN offender ON offender.id = person
WHERE why IS NOT NULL
ORDER BY person;
