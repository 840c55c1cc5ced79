"""The question of `report national --books` by hand: python's own sqlite3, the codes of the shipped policy written out.

python plain_national.py FOLDER DAY
"""

import sqlite3
import sys
from collections import Counter
from pathlib import Path

NEWEST = """(SELECT {column} FROM spell_{column} AS dated WHERE dated.spell_id = spell.id AND dated.from_on <= :on
             ORDER BY dated.from_on DESC, dated.id DESC LIMIT 1)"""
TIER, COLOUR, CUSTODY = (NEWEST.format(column=column) for column in ("tier", "colour", "custody"))
PEOPLE = f"""
    SELECT tier, colour, custody, count(*) FROM (
        SELECT min(CASE {TIER} WHEN 'fixed' THEN 0 WHEN 'flex' THEN 1 WHEN 'free' THEN 2 END) AS tier,
               min(CASE {COLOUR} WHEN 'red' THEN 0 WHEN 'amber' THEN 1 WHEN 'green' THEN 2 WHEN 'blue' THEN 3 END)
                   AS colour,
               max({CUSTODY}) AS custody
        FROM spell
        WHERE adopted_on <= :on AND (deselected_on IS NULL OR deselected_on > :on)
        GROUP BY offender_id
    ) GROUP BY tier, colour, custody
"""


def main(folder: str, day: str) -> None:
    """Print how many people there are, in all and by each."""
    found = Counter[object]()
    for book in sorted(Path(folder).glob("*.sqlite")):
        connection = sqlite3.connect(f"{book.resolve().as_uri()}?mode=ro", uri=True)
        for tier, colour, custody, number in connection.execute(PEOPLE, {"on": day}):
            for group in ("people", tier, colour, custody):
                found[group] += number
        connection.close()
    sys.stdout.write(f"{found['people']}\n")


main(*sys.argv[1:])
