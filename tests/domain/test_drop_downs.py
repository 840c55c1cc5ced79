"""What is chosen from a list is read as its code, with its words or without."""

import pytest

from iomctl.domain.drop_downs import entry, picked

CHOICES = {"leave": "no longer in scope", "left-early": "no longer in scope yet", "twin": "alike", "other": "Alike"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("leave", "leave"),
        (" LEAVE ", "leave"),
        ("leave  no longer in scope", "leave"),
        ("Leave no longer  in scope", "leave"),
        ("leave\u00a0 no longer in scope", "leave"),
        ("No longer in scope", "leave"),
        ("no longer in scope yet", "left-early"),
        ("leave  in the words of last year", "leave"),
        ("gone  no longer in scope", "gone"),
        ("leave early", "leave early"),
        ("alike", "alike"),
        ("twin alike", "twin"),
        ("", ""),
    ],
)
def test_a_code_is_meant_by_itself_with_its_words_or_by_words_of_its_own(text: str, code: str) -> None:
    assert picked(text, CHOICES) == code


def test_every_entry_of_a_list_is_read_as_its_code() -> None:
    assert [picked(entry(code, words), CHOICES) for code, words in CHOICES.items()] == list(CHOICES)
    assert (entry("leave", ""), picked("leave", {"leave": ""})) == ("leave", "leave")
