"""The key by which an identifier that somebody typed meets the one that is stored."""

import pytest

from iomctl.domain.identifiers import search_key


@pytest.mark.parametrize(
    ("kind", "typed", "key"),
    [
        ("pnc", "2009/0417723h", "09/417723H"),
        ("pnc", "0273319Z", "02/73319Z"),
        ("pnc", "19991234X", "99/1234X"),
        ("pnc", "0904177230A", "0904177230A"),
        ("cro", "006697/56u", "6697/56U"),
        ("cro", "sf83/050058z", "SF83/50058Z"),
    ],
)
def test_search_key_is_short_and_never_changes(kind: str, typed: str, key: str) -> None:
    assert search_key(kind, typed) == key


def test_search_key_meets_what_is_stored_and_leaves_other_words() -> None:
    assert search_key("pnc", "2003/234567A") == search_key("pnc", "2003/0234567A")
    assert search_key("pnc", "2002 / 73319 z") == search_key("pnc", "2002/0073319Z")
    assert search_key("cro", "6697/56u") == search_key("cro", "006697/56U")
    assert search_key("crn", " x417723 ") == "X417723"
    assert search_key("prison", "mercer") == "MERCER"
    assert search_key("pnc", " de la Cruz ") == "DE LA CRUZ"
