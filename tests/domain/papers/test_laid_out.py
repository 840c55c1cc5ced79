"""A paper laid out: names of tables that any form takes, notes by number, shorthand told once above the first table."""

import pytest

from iomctl.domain.documents import Paper, Section, Table, TableNote, instead, number
from iomctl.domain.papers.laid_out import laid_out, name_of


def paper(*tables: Table) -> Paper:
    """A paper of a section without a table, and one with these."""
    return Paper("Made up", (Section("First", ("Words.",)), Section("Then", (), tables)), source="the case book")


def table(caption: str = "People", id: str = "", notes: tuple[TableNote, ...] = ()) -> Table:
    """A table of one figure."""
    return Table(caption, ("Tier", "People"), (("fixed", number(7, "p")),), id=id, notes=notes)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("People by tier, 2026", "people_by_tier_2026"),
        ("done_on_time", "done_on_time"),
        ("Łuton & <b>", "uton_b"),
        ("Q1", "table_q1"),
        ("r1c1", "table_r1c1"),
        ("c", "table_c"),
        ("30 families", "table_30_families"),
        ("***", "table"),
    ],
)
def test_a_name_is_one_that_a_page_and_a_spreadsheet_take(words: str, name: str) -> None:
    assert name_of(words, "table") == name


def test_no_two_tables_have_one_name_and_an_id_is_kept() -> None:
    names = [one.name for one in laid_out(paper(table(), table(), table("Other", "people_by_tier"))).tables]
    assert names == ["people", "people_2", "people_by_tier"]


def test_a_note_has_one_number_wherever_it_stands() -> None:
    counted, late = "Counted once.", "Told late."
    laid = laid_out(
        paper(
            table("One", notes=(TableNote(late), TableNote(counted, "People"))),
            table("Two", notes=(TableNote(counted, "People"), TableNote("A third.", "People"))),
        )
    )
    first, second = laid.tables
    assert laid.notes == (late, counted, "A third.")
    assert first.caption.text == "One [note 1]"
    assert [one.text for one in first.headings] == ["Tier", "People [note 2]"]
    assert second.headings[1].text == "People [note 2] [note 3]"
    assert second.notes == ((2, counted), (3, "A third."))


def test_shorthand_is_told_above_the_first_table_if_there_is_any() -> None:
    laid = laid_out(paper(table(), Table("Withheld", ("Tier", "People"), (("flex", instead("c", "zz")),))))
    assert [one.term for one in laid.shorthand] == ["[c]", "[p]", "[zz]"]
    assert [one.tells_shorthand for one in laid.sections] == [False, True]
    plain = laid_out(paper(Table("Plain", ("Tier", "People"), (("flex", number(3)),))))
    assert not any(one.tells_shorthand for one in plain.sections)


def test_parts_lie_deeper_and_the_source_of_the_paper_holds_for_each_table() -> None:
    part = Section("Part", (), (table(),))
    laid = laid_out(Paper("Made up", (Section("Whole", parts=(part,)),), source="the case book"))
    assert [(one.section.title, one.depth) for one in laid.sections] == [("Whole", 2), ("Part", 3)]
    assert laid.tables[0].source == "the case book"
