"""The id of a case book: made once, kept by every copy of it, so that a scheme that is renamed stays the same."""

import secrets
from datetime import datetime


def made(at: datetime) -> str:
    """A random id in the form of a UUID of version 7, which opens with the milliseconds since 1970 (RFC 9562)."""
    bits = (int(at.timestamp() * 1000) << 80) | secrets.randbits(80)
    bits = bits & ~(0xF << 76) & ~(0x3 << 62) | 7 << 76 | 2 << 62
    word = f"{bits:032x}"
    return "-".join((word[:8], word[8:12], word[12:16], word[16:20], word[20:]))
