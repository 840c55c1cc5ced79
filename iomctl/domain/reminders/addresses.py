"""E-mail addresses, in the plain form that every mail server takes, and telephone numbers: how somebody is reached."""

import re

from iomctl.errors import BadValue

LONGEST, LONGEST_LOCAL = 254, 64
"""Characters of a whole address and of the part before the @, as mail servers take them (RFC 5321)."""

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*").fullmatch
_DOMAIN = re.compile(
    r"([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])"
).fullmatch


def address(text: str) -> str:
    """An address as it is stored: trimmed, the part behind the @ in small letters.

    It is a name of plain letters, an @ and a domain with a dot: no display name, quotes, comments or accents, so that
    nothing in it can be read as another header or another recipient. Raises BadValue for any other.
    """
    typed = text.strip()
    local, at, domain = typed.rpartition("@")
    if not at or not _LOCAL(local) or not _DOMAIN(domain):
        raise BadValue("one plain address is expected, like s.okafor@example.org")
    if len(typed) > LONGEST or len(local) > LONGEST_LOCAL:
        raise BadValue(f"at most {LONGEST_LOCAL} characters before the @ and {LONGEST} in all")
    return f"{local}@{domain.lower()}"


_NUMBER = re.compile(r"\+?[0-9(][0-9 ()-]{3,23}[0-9](?: ext\.? [0-9]{1,6})?").fullmatch


def telephone(text: str) -> str:
    """A telephone number as it is stored: trimmed, single spaces. Raises BadValue for what nobody can ring."""
    number = " ".join(text.split())
    if not _NUMBER(number):
        raise BadValue("a telephone number is expected, like 07700 900123")
    return number
