"""A name is found however it is written, stored as it is spelt, and refused when it would hide something."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.names import LONGEST, fold, name_fault, tidy


@pytest.mark.parametrize(
    ("ways", "key"),
    [
        (
            ["O'Neill", "ONeill", "O’Neill", "O‘NEILL", "oʼneill", "O`Neill", "O´Neill", "O\u1ffdNeill", "O＇Neill"],
            "oneill",
        ),
        (
            ["Smith-Jones", "smith jones", "Smith–Jones", "SMITH  JONES", "Smith‐Jones", "Smith-\u200bJones"],
            "smith jones",
        ),
        (["St. John", "St John", "st.john", "St.\u00a0John"], "st john"),
        (["Zoë", "ZOE", "Zoe\u0308", "zoé"], "zoe"),
        (["Łukasz", "lukasz"], "lukasz"),
        (["Sørensen", "SORENSEN"], "sorensen"),
        (["Weiß", "WEISS", "Weiẞ"], "weiss"),
        (["Æthelred Œuvré", "aethelred oeuvre"], "aethelred oeuvre"),
        (["Đorđe Þór Ðe", "dorde thor de"], "dorde thor de"),
        (["Işıl", "ISIL", "İşil"], "isil"),
        (["Mercer, Kai", "mercer kai"], "mercer kai"),
        (["Ｋａｉ", "kai"], "kai"),
        (["ﬁnn", "Finn"], "finn"),
        (["Nguyễn", "NGUYEN"], "nguyen"),
        (["Αλέξης", "ΑΛΈΞΗΣ"], "αλεξησ"),
        (["Йовков", "йовков"], fold("Йовков")),
        (["--", "'", "", " . "], ""),
    ],
)
def test_ways_of_writing_a_name_have_one_key(ways: list[str], key: str) -> None:
    assert {fold(way) for way in ways} == {key}


def test_different_names_have_different_keys() -> None:
    names = ["Hollis", "Holles", "Smith Jones", "Smithjones", "李", "王", "محمد", "محمود", "Kai 2", "Kai 3"]
    assert len({fold(name) for name in names}) == len(names)


@given(st.text(max_size=40))
def test_folding_again_changes_nothing(text: str) -> None:
    key = fold(text)
    assert fold(key) == key
    assert key == " ".join(key.split())


@given(st.text(max_size=40))
def test_case_and_composition_never_matter(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text)) == fold(text)


@given(st.text(alphabet=st.characters(max_codepoint=127), max_size=40))
def test_the_quick_way_for_plain_letters_answers_the_same(text: str) -> None:
    assert fold(text + "é") == " ".join(fold(text + "e").split())
    assert fold(text.upper()) == fold(text)


@pytest.mark.parametrize(
    "name",
    [
        "Mercer",
        "O'Neill",
        "Zoë",
        "X",
        "Smith-Jones",
        "李",
        "محمد",
        "नरेंद्र",
        "Ng",
        "K2",
        "Đặng",
        "ʻAkamu",
        "a" * LONGEST,
    ],
)
def test_real_names_are_stored(name: str) -> None:
    assert name_fault(tidy(name)) is None
    assert fold(name)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("a" * (LONGEST + 1), "at most 100 characters, this has 101"),
        ("Mer\ncer", "a control character (U+000A, character 4)"),
        ("Mer\tcer", "a control character"),
        ("Mer\x1b[31mcer", "a control character (U+001B"),
        ("Mer\x85cer", "a control character"),
        ("Mer\x00cer", "a control character"),
        ("Mer\u2028cer", "a line break"),
        ("Mer\u202ecer", "an invisible character (U+202E, character 4)"),
        ("Mer\u2066cer", "an invisible character"),
        ("Mer\u200bcer", "an invisible character"),
        ("Mer\u00adcer", "an invisible character"),
        ("Mer\ufe0fcer", "an invisible character"),
        ("\ufeffMercer", "an invisible character"),
        ("\u3164", "an invisible character"),
        ("Mer\ud800cer", "a broken character"),
        ("Bront\ufffd", "lost when its file was saved"),
        ("12345", "at least one letter"),
        ("---", "at least one letter"),
        ("?", "at least one letter"),
        ("😀", "at least one letter"),
        ("ʼ", "at least one letter"),
    ],
)
def test_names_that_would_hide_something_are_refused(name: str, part: str) -> None:
    fault = name_fault(name)
    assert fault is not None
    assert part in fault
    assert fault.isprintable()


@pytest.mark.parametrize(("first", "last"), [(0x180B, 0x180F), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF)])
def test_marks_that_only_choose_a_shape_are_invisible_and_those_beside_them_are_not(first: int, last: int) -> None:
    faults = {code: name_fault(f"Mer{chr(code)}cer") or "" for code in (first - 1, first, last, last + 1)}
    assert [code for code, fault in faults.items() if "an invisible character" in fault] == [first, last]


@given(st.text(max_size=40))
def test_a_stored_name_is_seen_whole_and_can_be_found(text: str) -> None:
    name = tidy(text)
    if name_fault(name) is None:
        assert name.isprintable()
        assert fold(name)
        assert tidy(name) == name


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  Kai \u00a0  Marsh ", "Kai Marsh"),
        ("Zoe\u0308", "Zoë"),
        ("Kai\n", "Kai"),
        ("de\u3000la  Cruz", "de la Cruz"),
        ("McDonald", "McDonald"),
        ("de  la   Cruz", "de la Cruz"),
    ],
)
def test_tidy_keeps_the_spelling_and_mends_the_spaces(typed: str, stored: str) -> None:
    assert tidy(typed) == stored


def test_tidy_leaves_a_line_break_for_the_refusal() -> None:
    assert name_fault(tidy("Kai\nMarsh")) is not None
    assert name_fault(tidy("Kai \t Marsh é")) is not None
