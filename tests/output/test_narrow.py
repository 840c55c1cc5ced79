"""A stream that lacks letters: JSON says them by escapes, CSV is not written, and nothing else is altered."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.errors import AnswerLost
from iomctl.output.narrow import fitted
from tests.program import Program
from tests.storage.processes import ran

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(text=TEXTS, encoding=st.sampled_from(["ascii", "latin-1", "cp1252", "utf-8"]))
def test_json_is_the_same_in_every_encoding(text: str, encoding: str) -> None:
    line = json.dumps({"name": text}, ensure_ascii=False)
    (written,) = fitted([line], encoding, "json")
    assert json.loads(written.encode(encoding).decode(encoding)) == {"name": text}


@given(text=TEXTS)
def test_csv_is_whole_or_refused(text: str) -> None:
    try:
        lines = list(fitted([text], "latin-1", "csv"))
    except AnswerLost:
        with pytest.raises(UnicodeEncodeError):
            text.encode("latin-1")
    else:
        assert lines == [text]


def test_a_stream_that_takes_every_letter_is_left_alone() -> None:
    lines = ["Łącki"]
    assert fitted(lines, "UTF-8", "csv") is lines
    assert fitted(lines, None, "json") is lines
    assert fitted(lines, "ascii", "table") is lines


def test_a_pipe_that_takes_no_accents(copied: Program) -> None:
    copied("offender", "add", "--surname", "Łącki", "--forenames", "Zoë").succeeds()
    narrow = {"PYTHONIOENCODING": "ascii"}
    code, out, _ = ran(copied.db, "offender", "list", "--format", "json", environ=narrow)
    assert code == 0
    assert [one["name"] for one in json.loads(out)] == ["Łącki, Zoë"]
    code, out, err = ran(copied.db, "offender", "list", "--format", "csv", environ=narrow)
    assert code == 1
    assert "Łącki" not in out
    assert "letters that ascii lacks" in err


@pytest.fixture
def copied(iomctl: Program, tmp_path: Path) -> Program:
    iomctl.environ["IOMCTL_ACTOR"] = "m.adeyemi"
    return iomctl
