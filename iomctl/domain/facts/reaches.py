"""How somebody can be reached: the kinds, and the shapes of a postcode, a telephone number and an e-mail address."""

import re

from iomctl.errors import BadValue

ADDRESS, TELEPHONE, EMAIL = "address", "telephone", "email"
KINDS = (ADDRESS, TELEPHONE, EMAIL)

_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][0-9A-Z]?)([0-9][ABD-HJLNP-UW-Z]{2})").fullmatch
_TELEPHONE = re.compile(r"(?:0|\+?44|0044)([0-9]{9,10})").fullmatch
_ABROAD = re.compile(r"\+[0-9]{8,15}").fullmatch
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+").fullmatch


def postcode(text: str) -> str:
    """A postcode in the form `LU1 2AB`. Raises BadValue for another shape.

    The shape is that of the Royal Mail's postcodes (general knowledge, unverified): whether there is one is not asked.
    """
    found = _POSTCODE("".join(text.split()).upper())
    if found is None:
        raise BadValue(f"{text.strip()} has not the shape of a postcode, like LU1 2AB")
    return f"{found[1]} {found[2]}"


def telephone(text: str) -> str:
    """A telephone number in digits: `07700 900123`, with + and the country's code for one abroad. Raises BadValue."""
    digits = re.sub(r"[\s().-]", "", text)
    if found := _TELEPHONE(digits):
        number = f"0{found[1]}"
        return f"{number[:5]} {number[5:]}"
    if _ABROAD(digits) and not digits.startswith("+44"):
        return digits
    raise BadValue(f"{text.strip()} is no telephone number: 10 or 11 digits from 0 on, like 07700 900123")


def email(text: str) -> str:
    """An e-mail address. Raises BadValue for text without one @ and a point behind it."""
    if _EMAIL(text.strip()) is None:
        raise BadValue(f"{text.strip()} is no e-mail address, like kai@example.org")
    return text.strip()
