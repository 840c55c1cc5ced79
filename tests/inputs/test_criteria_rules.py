"""One wrong word in a rule of criteria is one fault, on its line, with the words that may stand there."""

import pytest

from tests.inputs.criteria_text import FIELDS, GROUPS, changed, faults, line_with

KINDS = "ogrs3-1y, ogrs3-2y, ogrs4-g, arp, ovp, rsr, csrp, rosh"
OUTCOMES = "arrested, charged, convicted, cautioned, no-further-action"
INTERVAL = 'an interval such as "10 days", "2 weeks" or "3 months" is expected,'
RULE_KEYS = "words, field, test, value, group, within, outcomes, victim, max_age, when-unknown, default"
WRONG = {
    "an unknown field": (
        'field = "age"',
        'field = "aeg"',
        f'rules.adult.field: one of {FIELDS} is expected, "aeg" was found; did you mean "age"?',
    ),
    "no field": (
        'field = "age"',
        'field = ""',
        f'rules.adult.field: one of {FIELDS} is expected, "" was found',
    ),
    "a number for a field": (
        'field = "age"',
        "field = 18",
        "rules.adult.field: text in quotes is expected, 18 was found",
    ),
    "more than a field": (
        'field = "age"',
        'field = "age.years"',
        'rules.adult.field: age takes nothing after its name, "age.years" was found',
    ),
    "a kind of score": (
        'field = "score.rosh"',
        'field = "score.rsoh"',
        f'rules.harm.field: a kind of score follows score.: {KINDS}; "score.rsoh" was found; did you mean "rosh"?',
    ),
    "no kind of score": (
        'field = "score.rosh"',
        'field = "score"',
        f'rules.harm.field: a kind of score follows score.: {KINDS}; "score" was found',
    ),
    "a kind of sentence": (
        'field = "sentence.licence"',
        'field = "sentence.license"',
        "rules.ending.field: a kind of sentence follows sentence.: licence, community-order, "
        "suspended-sentence, post-sentence, youth-order, custody, fine, discharge, "
        'other-disposal, remand, none; "sentence.license" was '
        'found; did you mean "licence"?',
    ),
    "a kind of marker": (
        'field = "marker.mappa"',
        'field = "marker.mapa"',
        "rules.marked.field: a kind of marker follows marker.: serious-harm, domestic-abuse, mappa, marac, "
        "gang, meam, checkpoint, transitions-to-adulthood, safeguarding, child-protection, tag, acquisitive-tag; "
        '"marker.mapa" was found; did you mean "mappa"?',
    ),
    "a pathway": (
        'field = "need.accommodation"',
        'field = "need.drug"',
        "rules.housing.field: a pathway follows need.: accommodation, ete, drugs, alcohol, health, finance, "
        'family, attitudes, women-abuse, women-sexwork; "need.drug" was found; did you mean "drugs"?',
    ),
    "an unknown test": (
        'test = "ends-within"',
        'test = "end-within"',
        'rules.ending.test: sentence.licence takes is, ends-within; "end-within" was found; did you mean '
        '"ends-within"?',
    ),
    "a test of another field": (
        'test = "one-of"',
        'test = "is"',
        'rules.harm.test: score.rosh takes at-least, under, one-of; "is" was found',
    ),
    "levels of a figure": (
        'field = "score.ogrs3-2y"\ntest = "at-least"',
        'field = "score.ogrs3-2y"\ntest = "one-of"',
        'rules.ogrs.test: score.ogrs3-2y takes at-least, under; "one-of" was found',
    ),
    "an unknown group": (
        'value = "neighbourhood-crime"',
        'value = "neighborhood-crime"',
        f'rules.index.value: no group is called "neighborhood-crime"; groups: {GROUPS}; did you mean '
        '"neighbourhood-crime"?',
    ),
    "a list for a group": (
        'value = "neighbourhood-crime"',
        'value = ["neighbourhood-crime"]',
        "rules.index.value: the name of a group is expected, a list was found",
    ),
    "an unknown group beside": (
        'group = "local"',
        'group = "locale"',
        f'rules.often.group: no group is called "locale"; groups: {GROUPS}; did you mean "local"?',
    ),
    "a window": (
        'within = "24 months"',
        'within = "2 moons"',
        f'rules.violent.within: {INTERVAL} "2 moons" was found',
    ),
    "an outcome": (
        '"convicted"]',
        '"convictd"]',
        f'rules.violent.outcomes[2]: one of {OUTCOMES} is expected, "convictd" was found; did you mean "convicted"?',
    ),
    "no outcome": (
        '["charged", "convicted"]',
        "[]",
        "rules.violent.outcomes: at least one is needed",
    ),
    "a key of another field": (
        "value = 18",
        'value = 18\nwithin = "1 year"',
        "rules.adult.within: age takes no within",
    ),
    "a key that another test takes": (
        "value = 3",
        'value = 3\nwithin = "1 year"\noutcomes = ["lost"]',
        f'rules.often.outcomes[1]: one of {OUTCOMES} is expected, "lost" was found',
    ),
    "a misspelt key": (
        "default = true",
        "defalt = true",
        f"rules.ogrs.defalt: not a key of a rule; it takes {RULE_KEYS}; did you mean default?",
    ),
    "a misspelt key that is needed": (
        'words = "MAPPA marker"',
        'word = "MAPPA marker"',
        f"rules.marked.word: not a key of a rule; it takes {RULE_KEYS}; did you mean words?",
    ),
    "words on two lines": (
        'words = "MAPPA marker"',
        'words = "MAPPA\\nmarker"',
        'rules.marked.words: one line of 1 to 200 ordinary characters is expected, "MAPPA?marker" was found',
    ),
}


@pytest.mark.parametrize("what", list(WRONG))
def test_a_wrong_word_is_one_fault_on_its_line(what: str) -> None:
    old, new, told = WRONG[what]
    text = changed((old, new))
    line = line_with(text, new) + new.count("\n")
    assert faults(text) == (f"mine.toml:{line}: {told}",)
