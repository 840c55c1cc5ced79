"""What must hold of any two people, and the rules that keep a wrong pair from being certain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.duplicates.described_people import DescribedPerson
from iomctl.domain.duplicates.likeness import Verdict, thresholds
from iomctl.domain.duplicates.name_lists import name_lists
from iomctl.domain.duplicates.reasons import reasons
from iomctl.domain.duplicates.shares import Shares
from tests.domain.duplicates.pairs import alike, person

SURNAMES = st.sampled_from(
    ["Smith", "Hargreaves", "Hargeaves", "Singh", "Taylor-Green", "Green", "de la Cruz", "O’Neil"]
)
FORENAMES = st.sampled_from(
    ["", "J", "Jade", "Kyle", "Kyle Thomas", "Bill", "William", "Mohammed Ali", "Muhammad", "Green", "Harpreet Singh"]
)
BORN = st.sampled_from(["", "1988", "1988-11", "1988-01-01", "1988-11-02", "1988-02-11", "1988-11-03", "1962-05-30"])
NUMBERS = st.sampled_from([[], [("crn", "X417723")], [("crn", "X417732")], [("pnc", "2009/0417723H")]])
GENDERS = st.sampled_from([None, "male", "female", "other"])
PEOPLE = st.builds(
    lambda surname, forenames, born, gender, numbers, aliases: person(
        surname, forenames, born, gender=gender, numbers=numbers, aliases=aliases
    ),
    SURNAMES, FORENAMES, BORN, GENDERS, NUMBERS, st.lists(st.sampled_from(["Ghost", "Kyle Hargreaves"]), max_size=1),
)  # fmt: skip


@given(PEOPLE, PEOPLE)
def test_the_order_of_the_two_does_not_matter(one: DescribedPerson, other: DescribedPerson) -> None:
    there, back = alike(one, other), alike(other, one)
    assert (there.points, there.verdict) == (back.points, back.verdict)
    assert sorted(reasons(there, hidden=True)) == sorted(reasons(back, hidden=True))


@given(PEOPLE, PEOPLE)
def test_a_pair_that_is_not_different_has_reasons(one: DescribedPerson, other: DescribedPerson) -> None:
    found = alike(one, other)
    assert found.verdict is Verdict.DIFFERENT or reasons(found)


@given(
    SURNAMES,
    st.lists(st.sampled_from(["Jade", "Amy", "Hassan", "Hussain", "Zain", "Zaid", "Jason", "Mason"]), min_size=2,
             max_size=2, unique=True),
    GENDERS,
)  # fmt: skip
def test_twins_are_never_certainly_one(surname: str, forenames: list[str], gender: str | None) -> None:
    one, other = (person(surname, name, "1998-06-15", gender=gender) for name in forenames)
    assert alike(one, other).verdict is not Verdict.CERTAIN
    brothers = (person(surname, f"Mohammed {name}", "1998-06-15", gender=gender) for name in forenames)
    assert alike(*brothers).verdict is not Verdict.CERTAIN


@given(SURNAMES, PEOPLE)
def test_nothing_of_a_hidden_record_stands_in_its_reasons(surname: str, other: DescribedPerson) -> None:
    one = person(surname, "Kyle", "1988-11-02", numbers=[("crn", "X417723")], aliases=["Billy Hargreaves"])
    said = reasons(alike(one, other), hidden=True)
    told = ["Kyle", "Hargreaves", "Billy", "X417723", "1988", "birth", "Singh", "Green", "Cruz"]
    assert not [word for word in told if word in said]


@pytest.mark.parametrize(
    ("people", "expected"),
    [(0, (12, 20)), (5_000, (12, 20)), (5_001, (14, 20)), (20_000, (14, 20)), (20_001, (17, 22)), (200_001, (20, 24))],
)
def test_a_bigger_book_asks_for_more(people: int, expected: tuple[int, int]) -> None:
    assert thresholds(people) == expected


@pytest.mark.parametrize(("share", "points"), [(0.02, 5), (0.01, 5), (0.005, 7), (0.002, 8), (0.0005, 10), (0.0, 10)])
def test_a_book_of_two_thousand_counts_its_own_names(share: float, points: int) -> None:
    people = 10_000
    shares = Shares(people, {"hargreaves": int(share * people) + 1}, {"kyle": int(share * people) + 1})
    assert (shares.surname("hargreaves"), shares.forename("kyle")) == (points, points)


def test_two_alone_make_no_name_common() -> None:
    assert Shares(2_000, {"hargreaves": 2}, {}).surname("hargreaves") == 10


def test_a_small_book_goes_by_the_lists_whatever_it_holds() -> None:
    shares = Shares(1_999, {"smith": 1}, {})
    assert (shares.surname("smith"), shares.surname("hargreaves")) == (5, 10)


def test_a_spelling_and_a_short_form_are_as_common_as_the_commonest_way_to_write_them() -> None:
    shares = Shares(100)
    assert (shares.forename("muhammad"), shares.forename("steve"), shares.surname("choudhury")) == (5, 5, 8)


def test_an_area_says_more_the_fewer_live_there() -> None:
    shares = Shares(1_000, areas={"luton": 500, "dunstable": 50, "barton": 3})
    assert [shares.area(name) for name in ("luton", "dunstable", "barton")] == [1, 4, 7]


def test_every_name_of_the_lists_is_folded() -> None:
    lists = name_lists()
    names = {*lists.surnames, *lists.forenames, *lists.family, *lists.long_forms}
    assert all(name.isascii() and name.isalpha() and name.islower() for name in names)


@pytest.mark.parametrize(
    ("forename", "other", "expected"),
    [
        ("Kieran", "Keiran", "certain"),
        ("Connor", "Conor", "certain"),
        ("Thomas", "Tomas", "certain"),
        ("Katrina", "Katrinah", "certain"),
        ("Marilin", "Marilyn", "certain"),
        ("Amina", "Amira", "possible"),
        ("Daniel", "Daniela", "possible"),
        ("Zain", "Zan", "possible"),
    ],
)
def test_only_a_slip_of_the_pen_is_certain(forename: str, other: str, expected: str) -> None:
    one, two = (person("Hargreaves", name, "1990-02-17") for name in (forename, other))
    assert alike(one, two).verdict == expected


@pytest.mark.parametrize(
    ("born", "other", "said"),
    [
        ("1988", "1988-11-27", "same name; same year of birth"),
        ("1988-11", "1988-11-27", "same name; same year of birth"),
        ("1988-10", "1988-11-27", "same name; but another birth date"),
        ("1987", "1988-11-27", "same name; but another birth date"),
        ("1988-01-01", "1988-11-27", "same name; same year of birth, one date is 1 January"),
        ("1990-01-01", "1980-01-01", "same name; but another birth date"),
        ("1990-01-01", "1990-01-02", "same name; same year of birth, one date is 1 January"),
        ("1990-12-13", "1990-13-12", "same name; day and month of birth swapped"),
    ],
)
def test_birth_dates_are_told_in_words(born: str, other: str, said: str) -> None:
    assert reasons(alike(person("Hargreaves", "Declan", born), person("Hargreaves", "Declan", other))) == said


def test_a_former_name_is_not_said_where_the_gender_differs() -> None:
    one = person("Akhtar", "Sophie", "1991-10-19", gender="female", aliases=["Daniel Pemberton"])
    other = person("Pemberton", "Daniel", "1991-10-19", gender="male")
    assert reasons(alike(one, other)) == "same as another name; same birth date; but another gender"
