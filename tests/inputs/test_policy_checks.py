"""What must hold between the tables of a policy file."""

import pytest

from iomctl.inputs.policy.file import read_policy
from tests.inputs.policy_text import CHILD, DEFAULT, changed, faults, line_with


def test_something_must_be_left_to_choose() -> None:
    text = DEFAULT.replace('group = "problem" }', 'group = "problem", active = false }')
    assert read_policy(text, "mine.toml").reasons["ending"]["INE"].active is False
    start = DEFAULT.index("ending = [")
    end = DEFAULT.index("\n]", start)
    text = DEFAULT[:start] + DEFAULT[start:end].replace('" }', '", active = false }') + DEFAULT[end:]
    assert faults(text) == (f"mine.toml:{line_with(text, 'ending = [')}: reasons.ending: at least one must be active",)


@pytest.mark.parametrize(
    ("parent", "expected"),
    [
        ("substence", '"substence" is neither a pathway nor the parent of another pathway;'),
        ("alcohol", '"alcohol" has a parent itself; one level is allowed'),
        ("drugs", '"drugs" has a parent itself; one level is allowed'),
    ],
)
def test_a_parent_is_a_heading_that_pathways_share(parent: str, expected: str) -> None:
    found = faults(changed(CHILD, CHILD.replace('parent = "substance"', f'parent = "{parent}"')))
    assert found[0].startswith(f"mine.toml:{line_with(DEFAULT, CHILD)}: pathways[3].parent: {expected}")


def test_a_parent_may_be_a_pathway() -> None:
    text = DEFAULT.replace('parent = "substance"', 'parent = "health"')
    assert read_policy(text, "mine.toml").pathways["drugs"].parent == "health"


def test_the_gender_of_a_pathway_must_be_one_of_the_policy() -> None:
    text = DEFAULT.replace('gender = "female" }', 'gender = "femal" }', 1)
    where = line_with(text, '"femal"')
    assert faults(text) == (
        f'mine.toml:{where}: pathways[9].gender: no gender has the code "femal"; did you mean female?',
    )


def test_a_list_that_a_policy_needs_is_missed_once_and_not_by_all_that_name_its_choices() -> None:
    text = DEFAULT.replace("\ngenders = [", "\ngender = [")
    (unknown,) = faults(text)
    assert unknown.startswith(
        f"mine.toml:{line_with(text, 'gender = [')}: gender: not a key of a policy; it takes name,"
    )


OWN = "\n[[targets.pathway]]\n"


def test_a_pathway_may_have_its_own_target() -> None:
    text = changed("[reasons]", OWN + 'pathway = "drugs"\nstart_working_days = 3\n[reasons]')
    assert read_policy(text, "mine.toml").start_target("drugs") == 3


def test_the_pathway_of_a_target_must_exist_once_and_have_a_figure() -> None:
    tables = [
        OWN + 'pathway = "drug"\nstart_working_days = 3',
        OWN + 'pathway = "drugs"\nstart_working_days = 0',
        OWN + 'pathway = "drugs"',
    ]
    text = changed("[reasons]", "".join(tables) + "\n[reasons]")
    first = line_with(text, 'pathway = "drug"\n')
    which = "targets.pathway"
    assert faults(text) == (
        f'mine.toml:{first}: {which}[1].pathway: no pathway has the code "drug"; did you mean drugs?',
        f"mine.toml:{first + 4}: {which}[2].start_working_days: 1 or more is expected, 0 was found",
        f"mine.toml:{first + 5}: {which}[3]: answer_working_days, start_working_days or both are expected",
        f'mine.toml:{first + 6}: {which}[3].pathway: "drugs" is already used by {which}[2]',
    )


def test_an_answer_of_a_council_is_no_word_that_is_said_of_any_referral() -> None:
    text = changed('code = "priority-need"', 'code = "withdrawn"')
    where = line_with(text, '"withdrawn"')
    said = '"withdrawn" is said of any referral already; choose another word'
    assert faults(text) == (f"mine.toml:{where}: duties[2].code: {said}",)


def test_a_level_of_a_marker_stands_once_and_a_requirement_has_a_pathway_of_the_policy() -> None:
    twice = changed('levels = ["1", "2", "3"]', 'levels = ["1", "2", "2"]')
    where = line_with(twice, '["1", "2", "2"]')
    assert faults(twice) == (f"mine.toml:{where}: markers[3].levels: each level once is expected",)
    alike = changed('levels = ["1", "2", "3"]', 'levels = ["A1S", "a1s"]')
    assert faults(alike) == (f"mine.toml:{where}: markers[3].levels: each level once is expected",)
    astray = changed('requirement", pathway = "drugs" }', 'requirement", pathway = "drug" }')
    assert 'requirements[2].pathway: no pathway has the code "drug"; did you mean drugs?' in faults(astray)[0]
    alike = changed('requirement", pathway = "drugs" }', 'requirement", pathway = "health" }')
    assert read_policy(alike, "mine.toml").requirements["drug-rehabilitation"].pathway == "health"
    assert read_policy(DEFAULT, "mine.toml").markers["mappa"].levels == ("1", "2", "3")


def test_what_is_merged_for_publishing_is_merged_once_and_an_ethnicity_of_the_policy() -> None:
    twice = changed('"B9", "O2", "O9"]', '"B9", "O2", "W1"]')
    where = line_with(twice, 'name = "White", of')
    first = "publishing.ethnicities[1].of[14]"
    assert faults(twice) == (f'mine.toml:{where}: publishing.ethnicities[2].of[1]: "W1" is merged already by {first}',)
    astray = changed('"B9", "O2", "O9"]', '"B9", "O2", "ZZ"]')
    assert f'{first}: no ethnicity has the code "ZZ"' in faults(astray)[0]
    districts = changed("districts = []", 'districts = [{ name = "North", of = ["Luton", "luton"] }]')
    assert "publishing.districts[1].of[2]" in faults(districts)[0]


def test_a_policy_from_before_it_says_nothing_of_publishing() -> None:
    start, end = DEFAULT.index("[publishing]"), DEFAULT.index("# Working days for a provider")
    told = read_policy(DEFAULT[:start] + DEFAULT[end:], "mine.toml").publishing
    assert (told.marking, told.age_from, told.ethnicities, told.districts) == ("OFFICIAL-SENSITIVE", 25, (), ())


HOTEL, HOSTEL = 'accommodation = "A03", nights = 14,', 'accommodation = "A08C",'


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (HOSTEL, 'accommodation = "A08C", counts_with = "hotle",', 'no counts_with has the code "hotle"'),
        (HOSTEL, 'accommodation = "A08C", counts_with = "supported",', '"supported" has no nights to count with'),
        (HOTEL, 'accommodation = "A03", nights = 14, counts_with = "cas3",', 'nights: the nights are those of "cas3"'),
        (HOTEL, 'accommodation = "A03", nights = 14, within = "soon",', "within: "),
    ],
)
def test_nights_are_counted_with_a_kind_that_has_some(old: str, new: str, expected: str) -> None:
    text = changed(old, new)
    (fault,) = faults(text)
    assert fault.startswith(f"mine.toml:{line_with(text, new)}: placements[")
    assert expected in fault


DEPOSIT = 'money = true, cap = "1,250.00", weeks = 5 }'


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (DEPOSIT, "money = true, nights = 14 }", "nights: money has no nights"),
        (HOTEL, 'accommodation = "A03", nights = 14, cap = "50",', "cap: only money has it"),
        (DEPOSIT, 'money = true, cap = "1250.5" }', "cap: "),
    ],
)
def test_money_has_a_cap_and_no_nights(old: str, new: str, expected: str) -> None:
    text = changed(old, new)
    (fault,) = faults(text)
    assert expected in fault


CENTRE = 'who = "women", gender = "female" }'


def test_the_ages_of_a_marker_go_up() -> None:
    (fault,) = faults(changed("age_from = 17, age_to = 25", "age_from = 17, age_to = 16"))
    assert fault.endswith(".age_to: age_from or more is expected, 16 was found")


def test_the_ages_of_a_programme_go_up() -> None:
    text = changed(CENTRE, CENTRE.replace(" }", ", age_from = 25, age_to = 18 }"))
    assert faults(text) == (
        f"mine.toml:{line_with(text, 'age_to = 18')}: programmes[3].age_to: age_from or more is expected, 18 was found",
    )
    assert read_policy(text.replace("age_to = 18", "age_to = 25"), "mine.toml").programmes["womens-centre"].age_to == 25


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ('counted_from = "release"', 'counted_from = "birth"', "programmes[1].counted_from: one of joining, release"),
        ("places = 30", "places = 0", "programmes[1].places: "),
        ('lasts = "6 months"', 'lasts = "long"', "programmes[1].lasts: an interval such as"),
        (
            'programme = "contract"',
            'programme = "contrakt"',
            'conditions[1].programme: no programme has the code "contr',
        ),
    ],
)
def test_what_a_programme_may_say(before: str, after: str, expected: str) -> None:
    text = DEFAULT.replace(before, after, 1)
    assert text != DEFAULT
    assert expected in faults(text)[0]


def test_a_word_finds_one_pathway() -> None:
    text = changed('words = ["drink", "drinking"]', 'words = ["drink", "Drug", "ete"]')
    assert [one.partition(": ")[2] for one in faults(text)] == [
        'pathways[4].words[2]: "Drug" is already used by pathways[3]',
        'pathways[4].words[3]: "ete" is already used by pathways[2]',
    ]
