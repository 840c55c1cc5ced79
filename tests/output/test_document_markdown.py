"""Markdown of a paper reads well raw, and nothing in it is markup that was not meant."""

from markdown_it import MarkdownIt

from iomctl.domain.documents import Definition, Figure, Paper, Section, Table, TableNote, instead
from iomctl.output.papers import document_markdown
from tests.output.board_paper import BOARD
from tests.output.papers import HOSTILE, PAPER


def raw(paper: Paper) -> str:
    """The paper as Markdown."""
    return "\n".join(document_markdown.lines(paper))


def test_the_columns_of_a_table_stand_below_each_other() -> None:
    assert """\
| Tier [note 1] | On the scheme | In custody [note 2] | Share in custody (per cent) |
| ------------- | ------------: | ------------------: | --------------------------: |
| Fixed         |            52 |                  14 |                        26.9 |
| Flex          |            61 |              19 [r] |                    31.1 [r] |
| Free          |            18 |                 [c] |                         [c] |
| **All tiers** |       **131** |        **33 to 37** |                     **[z]** |
""" in raw(BOARD)


def test_lists_notes_and_definitions_are_lists() -> None:
    told = raw(BOARD)
    assert "\n- Reviews are on time.\n" in told
    assert "\n- **On time**: Done on the day it was due or before. Version 1.\n" in told
    assert "\n- [note 2] Remand is custody too.\n" in told
    assert "\n- **[c]**: confidential" in told
    assert "\n### How sure that is\n" in told


def test_brackets_of_ours_make_no_link_and_others_are_no_brackets() -> None:
    words = (
        "[c](http://example.invalid)",
        "[c]: http://example.invalid",
        "[c][p] [x] [note 1](y)",
        "![r](z)",
        *HOSTILE,
    )
    table = Table(words[0], ("a", "b"), ((words[1], instead("c")), (words[2], Figure(words[3], 1, 1, ("x](y",)))))
    noted = Table("Noted", ("a", "b"), (("x", "y"),), notes=(TableNote(words[0], "a"),))
    section = Section(words[0], words, (table, noted), words, (Definition(words[0], words[1]),))
    told = MarkdownIt("commonmark").enable("table").parse(raw(Paper(words[0], (section,), words[1])))
    made = {part.type for one in told for part in (one, *(one.children or ()))}
    assert made & {"link_open", "image", "html_inline", "html_block", "code_inline", "fence", "hr"} == set()
    assert "table_open" in made


def test_the_marking_stands_at_the_head_at_each_section_and_at_the_foot() -> None:
    told = raw(PAPER).splitlines()
    mark = told[2]
    assert told[-1] == mark
    assert told.count(mark) == 2 + len(PAPER.sections)
