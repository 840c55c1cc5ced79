"""What is wrong in the tables of a file of criteria, or between them, is one fault on its line."""

import pytest

from tests.inputs.criteria_text import GROUPS, RULES, changed, faults, line_with

FIXED = 'all = ["index", "ogrs", "here", { not = "ending" }]'
KEYS = "name, version, in_force_from, source, edge, scope, groups, rules, tiers, watch"
DEEP = "{ not = " * 9 + '"ending"' + " }" * 9
WRONG = {
    "version": ("version = 2", "version = 0", "version: 1 or more is expected, 0 was found"),
    "day": (
        "in_force_from = 2026-04-01",
        'in_force_from = "1 April"',
        'in_force_from: a day such as 2026-04-20, without quotes, is expected, "1 April" was found',
    ),
    "edge": ("edge = 2.5", "edge = -1", "edge: 0 or more is expected, -1 was found"),
    "table": ("[scope]", "[skope]", f"skope: not a key of criteria; it takes {KEYS}; did you mean scope?"),
    "table of rules": (
        "[rules.adult]",
        "[rule.adult]",
        f"rule: not a key of criteria; it takes {KEYS}; did you mean rules?",
    ),
    "settled": (
        '"037/02" = true',
        '"028/03" = true',
        'scope."028/03": 028/03 is not left to the scheme: yes, burglary of a home; make a group of it',
    ),
    "victim": (
        '"037/02" = true',
        '"034/01" = true',
        'scope."034/01": 034/01 goes by the kind of victim that is recorded, the scheme can\'t settle it',
    ),
    "settled twice": ('"13003" = false', '"03702" = false', "scope.03702: 037/02 was settled already"),
    "empty group": ('violence = ["008", "105/01"]', "violence = []", "groups.violence: at least one is needed"),
    "twice": ('["008", "105/01"]', '["008", "008"]', 'groups.violence[2]: "008" stands here twice'),
    "circle": (
        '["008", "105/01"]',
        '["008", "local"]',
        "groups.violence: goes round in a circle: violence, local, violence",
    ),
    "group in a group": (
        '"robbery", "037/01"',
        '"robery", "037/01"',
        f'groups.local[2]: no group is called "robery"; groups: {GROUPS}; did you mean "robbery"?',
    ),
    "name of a group": (
        "local = [",
        "Local = [",
        "groups.Local: a name is small letters, digits and hyphens, at most 60 of them, a letter first",
    ),
    "shipped group": (
        "local = [",
        "theft-of-vehicle = [",
        "groups.theft-of-vehicle: a group of this name is shipped; choose another name",
    ),
    "same group": ("[groups]", '[groups]\nviolence = ["005"]', None),
    "name of a rule": (
        "[rules.adult]",
        "[rules.Adult]",
        "rules.Adult: a name is small letters, digits and hyphens, at most 60 of them, a letter first",
    ),
    "unknown rule": (
        '"index", "ogrs"',
        '"idnex", "ogrs"',
        f'tiers.fixed.all[1]: no rule is called "idnex"; rules: {RULES}; did you mean "index"?',
    ),
    "tier": (
        "[tiers.flex]",
        "[tiers.felx]",
        'tiers.felx: no tier of the policy has this code; tiers: fixed, flex, free; did you mean "flex"?',
    ),
    "word of a tree": (
        'all = ["index"',
        'al = ["index"',
        'tiers.fixed.al: all, any or not is expected; did you mean "all"?',
    ),
    "no rule": (FIXED, "all = []", "tiers.fixed.all: a tree with no rule: at least one is needed"),
    "no tree": (FIXED, "all = 3", "tiers.fixed.all: a list of rules is expected, 3 was found"),
    "nothing": ('{ not = "ending" }', "{}", "tiers.fixed.all[4]: a tree with no rule: all, any or not is expected"),
    "two words": (
        '{ not = "ending" }',
        '{ not = "ending", any = ["adult"] }',
        "tiers.fixed.all[4]: one of all, any and not is expected, not and any were found; put one inside the other",
    ),
    "not of several": (
        '{ not = "ending" }',
        '{ not = ["ending", "adult"] }',
        "tiers.fixed.all[4].not: one rule or one table is expected, a list was found; put any or all inside not",
    ),
    "list in a list": (
        '{ not = "ending" }',
        '["ending"]',
        "tiers.fixed.all[4]: a rule or a table with all, any or not is expected, a list was found",
    ),
    "too deep": (
        '{ not = "ending" }',
        DEEP,
        f"tiers.fixed.all[4]{'.not' * 7}: tables within tables, too deep: 8 at most",
    ),
    "watch": (
        'any = ["harm", "marked"]',
        'many = ["harm"]',
        'watch.many: all, any or not is expected; did you mean "any"?',
    ),
}


@pytest.mark.parametrize("what", list(WRONG))
def test_a_wrong_word_is_one_fault_on_its_line(what: str) -> None:
    old, new, told = WRONG[what]
    text = changed((old, new))
    (fault,) = faults(text)
    if told is None:
        assert fault == f"mine.toml:{line_with(text, new) + 2}: violence stands there twice"
    else:
        assert fault == f"mine.toml:{line_with(text, new)}: {told}"
