"""The pages for whoever carries on name files and folders that there are."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import tracked_files
from tests.transcripts.page import CHECKOUT

PAGES = ("README.md", ".github/ARCHITECTURE.md", ".github/CONTRIBUTING.md", ".github/SOURCES.md")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)[^)]*\)")
SPAN = re.compile(r"`([\w./-]+(?:\.(?:py|md|csv|txt)|/))`")
WHATEVER = re.compile("NOUN|ROOM|NNNN")
"""In a path: what is to be added."""


@pytest.mark.parametrize("name", PAGES)
def test_a_link_leads_somewhere(name: str) -> None:
    tracked_files()  # a source archive has not all of the pages
    file = CHECKOUT / name
    assert [one for one in LINK.findall(file.read_text("utf-8")) if not (file.parent / one).exists()] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_path_in_words_is_that_of_a_file_or_folder(name: str) -> None:
    files = tracked_files()
    places = {*files, *(folder for file in files for folder in file.parents if folder != Path())}
    ends = {"/".join(one.parts[-depth:]) for one in places for depth in range(1, len(one.parts) + 1)}
    named = SPAN.findall((CHECKOUT / name).read_text("utf-8"))
    kept = [one for one in named if not WHATEVER.search(one)]
    assert [one for one in kept if one.strip("/") not in ends] == []
