"""How somebody lives in words."""

import pytest

from iomctl.domain.accommodation.home import lives_in_words


@pytest.mark.parametrize(
    ("name", "kind", "standing", "words"),
    [
        ("Friends or family, settled", "A07B", "settled", "Friends or family, settled"),
        ("Friends or family, for now", "A07A", "transient", "Friends or family, for now, transient"),
        ("Squat", "A12", "homeless", "Squat, homeless"),
        ("not known", "not-known", "not-known", "not known"),
    ],
)
def test_how_somebody_lives_is_said_once(name: str, kind: str, standing: str, words: str) -> None:
    assert lives_in_words(name, kind, standing) == words
