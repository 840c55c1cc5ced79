"""Words that people type as if they were nouns lead to commands that there are."""

import pytest

from iomctl.cli.nouns import MEANT, NOUNS


@pytest.mark.parametrize("word", MEANT)
def test_what_is_meant_is_a_command(word: str) -> None:
    noun, _, verb = MEANT[word].partition(" ")
    assert word not in NOUNS
    assert verb in NOUNS[noun].functions()
