"""Words for a format or a column that are not known are refused, all at once."""

import pytest

from iomctl.errors import NotUnderstood
from iomctl.output.render import FORMATS, Style, show_one
from tests.output.people import person, pipe, printed, shown


def test_everything_wrong_is_told_with_the_nearest_word_and_the_allowed_ones() -> None:
    screen = pipe()
    with pytest.raises(NotUnderstood) as refused:
        shown(screen, [person()], format="cvs", columns=("agancy", "offender", "zzz"))
    assert refused.value.faults == (
        "--format cvs: no such format; did you mean csv?",
        "--columns agancy: no such column; did you mean agency?",
        "--columns zzz: no such column",
    )
    assert refused.value.advice.startswith("formats: table, json, jsonl, csv, md; columns: offender, name,")
    assert printed(screen) == ""


@pytest.mark.parametrize("columns", [("",), ("help", "name"), ("Name",)])
def test_a_column_is_named_exactly(columns: tuple[str, ...]) -> None:
    with pytest.raises(NotUnderstood, match="no such column"):
        shown(pipe(), [], columns=columns)


@pytest.mark.parametrize("form", FORMATS)
def test_named_columns_and_no_others_in_every_format(form: str) -> None:
    text = shown(pipe(), [person(watched=True)], format=form, columns=("watched", "name", "watched"))
    assert "Mercer" in text
    assert "N00042" not in text
    assert text.lower().count("watched") == 1


@pytest.mark.parametrize("form", FORMATS)
def test_one_record_takes_the_same_words_as_a_list(form: str) -> None:
    screen = pipe()
    show_one(screen, person(), Style(format=form, columns=("name",)))
    assert "Mercer" in printed(screen)
    assert "N00042" not in printed(screen)
    with pytest.raises(NotUnderstood):
        show_one(screen, person(), Style(format=form, columns=("nme",)))


@pytest.mark.parametrize("form", FORMATS)
def test_help_on_columns_in_every_format(form: str) -> None:
    screen = pipe()
    show_one(screen, person(), Style(format=form, columns=("help",)))
    assert "whether a marker is open" in printed(screen)
