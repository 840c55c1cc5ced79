-- The peer of `pathway gaps --exact --format csv`: the same question by hand, in the shell; :on is the day asked about, which is
-- today. What was found of each person last, since when without a break, and the furthest that a referral came since.

PRAGMA cache_size = -65536;
.mode csv
.headers on

WITH on_scheme AS MATERIALIZED (
 SELECT DISTINCT offender_id, gender FROM spell JOIN offender ON offender.id = offender_id WHERE deselected_on IS NULL
),
pathways (place, pathway, gender) AS (VALUES
 (1, 'accommodation', NULL), (2, 'ete', NULL), (3, 'drugs', NULL), (4, 'alcohol', NULL), (5, 'health', NULL),
 (6, 'finance', NULL), (7, 'family', NULL), (8, 'attitudes', NULL), (9, 'women-abuse', 'female'),
 (10, 'women-sexwork', 'female')
),
expected AS MATERIALIZED (
 SELECT pathway, sum(people) AS people
 FROM pathways JOIN (SELECT gender, count(*) AS people FROM on_scheme GROUP BY gender) AS those
  ON pathways.gender IS NULL OR those.gender IS NULL OR those.gender = pathways.gender
 GROUP BY pathway
),
found AS MATERIALIZED (
 SELECT pathway, level,
  pathway LIKE 'women-%' AND on_scheme.gender IS NOT NULL AND on_scheme.gender <> 'female' AS unexpected,
  count(*) AS people
 FROM on_scheme JOIN need USING (offender_id)
 WHERE from_on <= :on AND NOT EXISTS (
  SELECT 1 FROM need AS later
  WHERE later.offender_id = need.offender_id AND later.pathway = need.pathway AND later.from_on <= :on
   AND (later.from_on > need.from_on OR (later.from_on = need.from_on AND later.id > need.id)))
 GROUP BY 1, 2, 3
),
counting AS (
 SELECT referral.id, referral.status, need.id AS need_id, need.offender_id, need.pathway, need.from_on
 FROM referral JOIN service ON service.id = service_id
 JOIN need ON need.offender_id = referral.offender_id AND need.pathway = service.pathway
 JOIN on_scheme ON on_scheme.offender_id = referral.offender_id
 WHERE made_on <= :on AND need.from_on <= :on AND level <> 'none' AND NOT EXISTS (
   SELECT 1 FROM need AS later
   WHERE later.offender_id = need.offender_id AND later.pathway = need.pathway AND later.from_on <= :on
    AND (later.from_on > need.from_on OR (later.from_on = need.from_on AND later.id > need.id)))
  AND (made_on >= need.from_on OR referral.status IN ('made', 'accepted', 'started')
   OR max(made_on, status_on) >= (
    SELECT min(first.from_on) FROM need AS first
    WHERE first.offender_id = need.offender_id AND first.pathway = need.pathway AND first.from_on <= :on
     AND first.level <> 'none' AND NOT EXISTS (
      SELECT 1 FROM need AS gone
      WHERE gone.offender_id = first.offender_id AND gone.pathway = first.pathway AND gone.level = 'none'
       AND gone.from_on <= :on
       AND (gone.from_on > first.from_on OR (gone.from_on = first.from_on AND gone.id > first.id)))))
),
furthest AS (
 SELECT offender_id, pathway, min(started.step_on) AS started_on,
  max(CASE WHEN ended.outcome = 'achieved' THEN 3 WHEN started.id IS NOT NULL THEN 2
   WHEN accepted.id IS NOT NULL THEN 1 ELSE 0 END) AS came
 FROM counting
 LEFT JOIN referral_step AS accepted ON accepted.referral_id = counting.id AND accepted.status = 'accepted'
 LEFT JOIN referral_step AS started ON started.referral_id = counting.id AND started.status = 'started'
 LEFT JOIN referral_step AS ended ON ended.referral_id = counting.id AND ended.status = 'ended'
 GROUP BY need_id
),
came AS MATERIALIZED (
 SELECT pathway, came, CASE WHEN started_on IS NOT NULL THEN max(0, CAST(julianday(started_on) - julianday((
   SELECT min(first.from_on) FROM need AS first
   WHERE first.offender_id = furthest.offender_id AND first.pathway = furthest.pathway AND first.from_on <= :on
    AND first.level <> 'none' AND NOT EXISTS (
     SELECT 1 FROM need AS gone
     WHERE gone.offender_id = first.offender_id AND gone.pathway = first.pathway AND gone.level = 'none'
      AND gone.from_on <= :on
      AND (gone.from_on > first.from_on OR (gone.from_on = first.from_on AND gone.id > first.id)))
  )) AS INTEGER)) END AS days, count(*) AS people
 FROM furthest GROUP BY 1, 2, 3
),
in_vain AS MATERIALIZED (
 SELECT pathway, status, CASE WHEN status = 'refused' THEN
   CASE WHEN reason IN ('not-eligible', 'no-public-funds', 'no-consent', 'out-of-area', 'limit-reached')
     THEN 'eligibility'
    WHEN reason IN ('too-early', 'too-late', 'sentence-short', 'in-custody') THEN 'timing'
    WHEN reason IN ('full', 'unsuitable-place') THEN 'capacity' WHEN reason IN ('risk', 'behaviour') THEN 'risk'
    ELSE 'elsewhere' END
  ELSE CASE WHEN reason IN ('INE', 'MIS') THEN 'problem' WHEN reason IN ('NOT', 'NEE', 'MOV', 'WOR', 'USE') THEN 'user'
   WHEN reason IN ('ACQ', 'RET', 'SER', 'SEE') THEN 'sentence' WHEN reason = 'EAR' THEN 'early' ELSE 'other' END
  END AS reasons, count(*) AS people
 FROM (
  SELECT pathway, step.status, reason,
   row_number() OVER (PARTITION BY need_id, step.status ORDER BY step_on DESC, counting.id DESC) AS place
  FROM counting JOIN referral_step AS step ON step.referral_id = counting.id
  WHERE counting.status IN ('refused', 'ended') AND step_on <= :on
   AND (step.status = 'refused' OR (step.status = 'ended' AND ending <> 'completed')))
 WHERE place = 1 GROUP BY 1, 2, 3
),
asked AS (
 SELECT pathway, sum(people) AS asked, sum(people) FILTER (WHERE unexpected) AS unexpected,
  sum(people) FILTER (WHERE level = 'none') AS no_need, sum(people) FILTER (WHERE level <> 'none') AS need,
  sum(people) FILTER (WHERE level = 'some') AS some, sum(people) FILTER (WHERE level = 'severe') AS severe
 FROM found GROUP BY pathway
),
referred AS (
 SELECT pathway, sum(people) AS referred, sum(people) FILTER (WHERE came >= 1) AS accepted,
  sum(people) FILTER (WHERE came >= 2) AS started, sum(people) FILTER (WHERE came = 3) AS achieved
 FROM came GROUP BY pathway
),
middle AS (
 SELECT pathway, avg(days) AS days
 FROM (SELECT pathway, days, sum(people) OVER (PARTITION BY pathway ORDER BY days) AS upto,
   sum(people) OVER (PARTITION BY pathway) AS people, sum(people) OVER (PARTITION BY pathway, days) AS of_day
  FROM came WHERE days IS NOT NULL)
 WHERE (people + 1) / 2 BETWEEN upto - of_day + 1 AND upto OR people / 2 + 1 BETWEEN upto - of_day + 1 AND upto
 GROUP BY pathway
),
why AS (
 SELECT pathway, status, sum(people) AS people, group_concat(reasons || ' ' || people, ', ') AS told
 FROM (SELECT * FROM in_vain ORDER BY people DESC, reasons) GROUP BY pathway, status
)
SELECT pathways.pathway, NULL AS "group", expected.people + coalesce(unexpected, 0) AS people, coalesce(asked, 0) AS asked,
 expected.people + coalesce(unexpected, 0) - coalesce(asked, 0) AS not_asked, coalesce(no_need, 0) AS no_need,
 coalesce(need, 0) AS need, coalesce(some, 0) AS some, coalesce(severe, 0) AS severe,
 coalesce(referred, 0) AS referred, coalesce(accepted, 0) AS accepted, coalesce(started, 0) AS started,
 coalesce(achieved, 0) AS achieved, CASE WHEN days IS NOT NULL THEN printf('%g', days) END AS median_days,
 coalesce(refused.people, 0) AS refused, refused.told AS why_refused,
 coalesce(ended.people, 0) AS ended_early, ended.told AS why_ended
FROM pathways JOIN expected USING (pathway) LEFT JOIN asked USING (pathway) LEFT JOIN referred USING (pathway)
 LEFT JOIN middle USING (pathway)
 LEFT JOIN why AS refused ON refused.pathway = pathways.pathway AND refused.status = 'refused'
 LEFT JOIN why AS ended ON ended.pathway = pathways.pathway AND ended.status = 'ended'
ORDER BY place;
