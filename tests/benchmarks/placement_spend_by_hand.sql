-- The peer of `placement spend --format csv`: the same question by hand, in the shell; :on is the day asked about, which
-- is today. A night counts where it is slept, money on the day on which it was paid.

PRAGMA cache_size = -65536;
.mode csv
.headers on

WITH placed AS (
 SELECT offender_id, kind IN ('rent-deposit', 'rent-advance') AS of_money,
  CASE WHEN restricted AND funder IS NOT NULL THEN 'restricted' ELSE coalesce(funder, 'Not recorded') END AS funder,
  CASE WHEN paid_on <= :on AND kind IN ('rent-deposit', 'rent-advance') THEN paid_on ELSE from_on END AS begins,
  CASE WHEN left_on <= :on THEN left_on ELSE :on END AS ends,
  amount_pence, per_night_pence, coalesce(paid_on <= :on, 0) AS paid
 FROM placement JOIN offender ON offender.id = offender_id
 WHERE withdrawn_in IS NULL AND made_on <= :on
),
counted AS MATERIALIZED (
 SELECT *, CASE WHEN of_money THEN 0 ELSE julianday(ends) - julianday(begins) END AS nights FROM placed
 WHERE begins <= :on AND (of_money OR ends > begins)
),
added AS (
 SELECT funder, count(DISTINCT offender_id) AS people, count(*) AS placements, sum(nights) AS nights,
  sum(CASE WHEN NOT of_money THEN nights * per_night_pence END) AS for_nights,
  sum(CASE WHEN of_money AND paid THEN amount_pence END) AS paid,
  sum(CASE WHEN of_money THEN amount_pence ELSE per_night_pence END IS NULL) AS not_recorded,
  sum(of_money AND NOT paid AND amount_pence IS NOT NULL) AS not_paid
 FROM counted GROUP BY funder
)
SELECT funder AS "group", people, placements, CAST(nights AS INTEGER) AS nights,
 printf('%.2f', for_nights / 100.0) AS for_nights, printf('%.2f', paid / 100.0) AS paid,
 printf('%.2f', (coalesce(for_nights, 0) + coalesce(paid, 0)) / 100.0) AS spend,
 not_recorded AS cost_not_recorded, not_paid
FROM added
UNION ALL
SELECT 'All', (SELECT count(DISTINCT offender_id) FROM counted), sum(placements), CAST(sum(nights) AS INTEGER),
 printf('%.2f', sum(for_nights) / 100.0), printf('%.2f', sum(paid) / 100.0),
 printf('%.2f', (sum(for_nights) + sum(paid)) / 100.0), sum(not_recorded), sum(not_paid)
FROM added;
