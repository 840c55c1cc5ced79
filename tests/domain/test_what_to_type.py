"""A command as short as it can be typed."""

import pytest

from iomctl.domain.what_to_type import up_to_reference


@pytest.mark.parametrize(
    ("command", "short"),
    [
        ("iomctl referral make N00112 accommodation --provider PROVIDER", "referral make N00112"),
        ("iomctl action done 1/2", "action done 1/2"),
        ("iomctl offence add", "offence add"),
    ],
)
def test_a_command_goes_up_to_its_reference(command: str, short: str) -> None:
    assert up_to_reference(command) == short
