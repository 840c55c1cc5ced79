"""A death, an address, and the words by which their commands are tried."""

from tests.program import Program

CHANGED = {
    "offender died": ("N3", "--on", "2026-04-17"),
    "reach add": ("N3", "telephone", "07700 900123"),
    "reach end": ("U1",),
    "reach withdraw": ("U1", "--reason", "of another person"),
    "reach correct": ("U1", "--details", "14 Mill Lane", "--reason", "mistyped"),
    "death withdraw": ("X1", "--reason", "of another person"),
    "death correct": ("X1", "--on", "2026-03-01", "--reason", "mistyped"),
}


def die(iomctl: Program) -> None:
    """Add an address, and somebody, N00004, who died."""
    iomctl("reach", "add", "N1", "address", "12 Mill Lane", "--postcode", "LU1 2AB", "--from", "2026-03-16").succeeds()
    iomctl("offender", "add", "--surname", "Vine", "--forenames", "Val", "--born", "1980-01-07").succeeds()
    iomctl("offender", "died", "N4", "--on", "2026-03-02").succeeds()


def lay_death(iomctl: Program, *note: str) -> None:
    """A fourth person, much like two others, who died; `note` are the option and its words."""
    others = ("--not-the-same", "N1", "--not-the-same", "N2")
    who = ("--surname", "Quill", "--forenames", "Feather", "--born", "1971-09-17")
    iomctl("offender", "add", *who, *others).succeeds()
    iomctl("offender", "died", "N4", *note, "--on", "2026-03-02").succeeds()


def lay_names(iomctl: Program, why: str) -> None:
    """A name that the first person had for a month."""
    for name, day in (("Feather", "2025-02-03"), ("Quill", "2025-03-03")):
        iomctl("offender", "rename", "N1", "--surname", name, "--from", day, "--reason", why).succeeds()
