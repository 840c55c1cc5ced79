-- The peer of `rescope plan --candidates` with neighbourhood-crime-2020: the same question by hand, in the shell.
-- :on is the day asked about, :year_before and :two_years_before the days before the windows. Each fact is looked for
-- in the index that covers it; the row numbers of the facts are kept beside the answers, as a run keeps them.

PRAGMA cache_size = -65536;

BEGIN IMMEDIATE;

CREATE TABLE by_hand (
 offender_id INTEGER PRIMARY KEY, spell_id INTEGER, outcome TEXT NOT NULL, tier_from TEXT, tier_to TEXT,
 watch INTEGER, edge INTEGER NOT NULL,
 in_index INTEGER, index_offence INTEGER, statutory INTEGER, sentence INTEGER,
 ogrs_75 INTEGER, ogrs_50 INTEGER, ogrs INTEGER, arrests INTEGER, arrested INTEGER, perhaps_arrested INTEGER,
 recent INTEGER, recent_offence INTEGER, abuse INTEGER, marker INTEGER, harm INTEGER, rosh INTEGER
);

-- Offences that no recorded arrest was for, each with the day that stands for an arrest.
CREATE TEMP VIEW without_arrest AS
SELECT offender_id, committed_on, outcome,
 CASE WHEN outcome <> 'convicted' AND outcome_on IS NOT NULL THEN outcome_on ELSE committed_on END AS day
FROM offence o
WHERE withdrawn_in IS NULL AND NOT EXISTS (
 SELECT 1 FROM arrest a
 WHERE a.offender_id = o.offender_id AND a.withdrawn_in IS NULL AND a.arrested_on >= o.committed_on
  AND (o.outcome_on IS NULL OR a.arrested_on <= o.outcome_on)
  AND (a.codes IS NULL OR o.code IS NULL OR instr(a.codes, o.code)));

-- Offences whose outcome has no day, so that an arrest that was recorded since may have been for another one.
CREATE TEMP VIEW arrested_in_doubt AS
SELECT offender_id, committed_on AS day
FROM offence o
WHERE withdrawn_in IS NULL AND outcome IS NOT NULL AND outcome_on IS NULL AND EXISTS (
 SELECT 1 FROM arrest a
 WHERE a.offender_id = o.offender_id AND a.withdrawn_in IS NULL AND a.arrested_on >= o.committed_on
  AND (a.codes IS NULL OR o.code IS NULL OR instr(a.codes, o.code)));

INSERT INTO by_hand
WITH found AS MATERIALIZED (
 SELECT p.id AS offender_id, s.id AS spell_id, s.tier,
  (SELECT id FROM offence
   WHERE offender_id = p.id AND withdrawn_in IS NULL AND index_on <= :on AND committed_on <= :on
   ORDER BY index_on DESC, id DESC LIMIT 1) AS index_offence,
  (SELECT id FROM sentence
   WHERE offender_id = p.id AND withdrawn_in IS NULL AND start_on <= :on AND (until_on IS NULL OR until_on >= :on)
    AND kind IN ('licence', 'community-order', 'suspended-sentence', 'post-sentence', 'youth-order', 'custody')
   ORDER BY until_on IS NULL DESC, until_on DESC, id LIMIT 1) AS sentence,
  (SELECT id FROM score
   WHERE offender_id = p.id AND kind = 'ogrs3-2y' AND withdrawn_in IS NULL AND scored_on <= :on
   ORDER BY scored_on DESC, id DESC LIMIT 1) AS ogrs,
  (SELECT count(*) FROM (
    SELECT arrested_on FROM arrest
    WHERE offender_id = p.id AND withdrawn_in IS NULL AND arrested_on > :year_before AND arrested_on <= :on
    UNION
    SELECT day FROM without_arrest
    WHERE offender_id = p.id AND outcome IS NOT NULL AND committed_on <= :on AND day > :year_before AND day <= :on
   )) AS arrested,
  (SELECT count(*) FROM (
    SELECT day FROM without_arrest
    WHERE offender_id = p.id AND outcome IS NULL AND committed_on > :year_before AND committed_on <= :on
    UNION
    SELECT day FROM arrested_in_doubt WHERE offender_id = p.id AND day > :year_before AND day <= :on
   ) WHERE day NOT IN (
     SELECT arrested_on FROM arrest WHERE offender_id = p.id AND withdrawn_in IS NULL
     UNION
     SELECT day FROM without_arrest WHERE offender_id = p.id AND outcome IS NOT NULL AND committed_on <= :on
    )) AS perhaps_arrested,
  (SELECT id FROM (
    SELECT id, committed_on, CASE
     WHEN code IN ('028/00', '028/01', '028/02', '028/03', '029/00', '039/00', '045/00', '045/10', '048/00',
      '048/01', '126/00', '130/01') THEN 1
     WHEN code IN ('034/00', '034/01', '034/02', '034/03')
      THEN CASE victim WHEN 'person' THEN 1 WHEN 'business' THEN 0 END
     WHEN code IS NULL OR code IN ('037/00', '037/01', '037/02', '045/11', '130/00', '130/03', '131/00',
      '131/01')
      THEN NULL
     ELSE 0 END AS neighbourhood
    FROM offence
    WHERE offender_id = p.id AND withdrawn_in IS NULL AND committed_on > :two_years_before AND committed_on <= :on)
   WHERE neighbourhood IS NOT 0 ORDER BY neighbourhood IS NULL, committed_on DESC, id DESC LIMIT 1) AS recent_offence,
  (SELECT id FROM marker
   WHERE offender_id = p.id AND kind = 'domestic-abuse' AND withdrawn_in IS NULL AND from_on <= :on
   ORDER BY present AND (until_on IS NULL OR until_on >= :on) DESC, from_on DESC, id DESC LIMIT 1) AS marker,
  (SELECT id FROM score
   WHERE offender_id = p.id AND kind = 'rosh' AND withdrawn_in IS NULL AND scored_on <= :on
   ORDER BY scored_on DESC, id DESC LIMIT 1) AS rosh
 -- In the order of the row numbers, which is the one in which the facts lie.
 FROM offender p NOT INDEXED
 LEFT JOIN spell s ON s.offender_id = p.id AND s.deselected_on IS NULL
  AND s.cohort_id = (SELECT id FROM cohort WHERE code = 'luton')
 WHERE s.id IS NOT NULL OR NOT EXISTS (
  SELECT 1 FROM spell
  WHERE offender_id = p.id AND deselection_reason IN ('died', 'deported', 'wrong-person') AND deselected_on <= :on)
),
answered AS MATERIALIZED (
 SELECT found.*,
  CASE
   WHEN i.code IN ('028/00', '028/01', '028/02', '028/03', '029/00', '039/00', '045/00', '045/10', '048/00',
    '048/01', '126/00', '130/01') THEN 1
   WHEN i.code IN ('034/00', '034/01', '034/02', '034/03')
    THEN CASE i.victim WHEN 'person' THEN 1 WHEN 'business' THEN 0 END
   WHEN i.code IS NULL OR i.code IN ('037/00', '037/01', '037/02', '045/11', '130/00', '130/03', '131/00',
      '131/01')
    THEN NULL
   ELSE 0 END AS in_index,
  CASE WHEN sentence IS NOT NULL THEN 1
   WHEN EXISTS (SELECT 1 FROM sentence
    WHERE offender_id = found.offender_id AND withdrawn_in IS NULL AND start_on <= :on) THEN 0 END AS statutory,
  CASE WHEN o.scored_on >= :year_before THEN o.value >= 75 END AS ogrs_75,
  CASE WHEN o.scored_on >= :year_before THEN o.value >= 50 END AS ogrs_50,
  CASE WHEN arrested >= 3 THEN 1 WHEN arrested + perhaps_arrested >= 3 THEN NULL
   WHEN EXISTS (SELECT 1 FROM offence
    WHERE offender_id = found.offender_id AND withdrawn_in IS NULL AND committed_on <= :on) THEN 0
   WHEN EXISTS (SELECT 1 FROM arrest
    WHERE offender_id = found.offender_id AND withdrawn_in IS NULL AND arrested_on <= :on) THEN 0 END AS arrests,
  CASE WHEN recent_offence IS NULL THEN
    CASE WHEN EXISTS (SELECT 1 FROM offence
     WHERE offender_id = found.offender_id AND withdrawn_in IS NULL AND committed_on <= :on) THEN 0 END
   WHEN r.code IN ('028/00', '028/01', '028/02', '028/03', '029/00', '039/00', '045/00', '045/10', '048/00',
    '048/01', '126/00', '130/01')
    OR (r.code IN ('034/00', '034/01', '034/02', '034/03') AND r.victim = 'person') THEN 1 END AS recent,
  m.present AND (m.until_on IS NULL OR m.until_on >= :on) AS abuse,
  CASE WHEN h.scored_on >= :year_before THEN h.level IN ('high', 'very-high') END AS harm,
  coalesce(o.scored_on >= :year_before AND (abs(o.value - 75) <= 5 OR abs(o.value - 50) <= 5), 0) AS edge
 FROM found
 LEFT JOIN offence i ON i.id = index_offence LEFT JOIN offence r ON r.id = recent_offence
 LEFT JOIN score o ON o.id = ogrs LEFT JOIN score h ON h.id = rosh LEFT JOIN marker m ON m.id = marker
),
reached AS MATERIALIZED (
 SELECT *, CASE
  WHEN in_index AND statutory AND (ogrs_75 OR arrests) THEN 'fixed'
  WHEN (in_index AND statutory AND (ogrs_75 OR arrests)) IS NULL THEN '?fixed'
  WHEN (in_index OR recent) AND ogrs_50 THEN 'flex'
  WHEN ((in_index OR recent) AND ogrs_50) IS NULL THEN '?flex'
  WHEN abuse THEN 'free'
  WHEN abuse IS NULL THEN '?free' END AS tier_to
 FROM answered
)
SELECT offender_id, spell_id,
 CASE WHEN tier_to LIKE '?%' THEN 'not-known' WHEN spell_id IS NULL THEN 'comes-in' WHEN tier_to IS NULL THEN 'leaves'
  WHEN tier_to = tier THEN 'stays' ELSE 'moves' END,
 tier, ltrim(tier_to, '?'), harm OR abuse, edge,
 in_index, index_offence, statutory, sentence, ogrs_75, ogrs_50, ogrs, arrests, arrested, perhaps_arrested,
 recent, recent_offence, abuse, marker, harm, rosh
FROM reached WHERE spell_id IS NOT NULL OR tier_to IS NOT NULL;

SELECT outcome, tier_from, tier_to, count(*) FROM by_hand GROUP BY outcome, tier_from, tier_to;

COMMIT;
