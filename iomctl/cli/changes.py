"""How a change is answered: the form is checked before anything is changed, and advice follows on stderr."""

from typing import TYPE_CHECKING, Any

from iomctl.app import App
from iomctl.cli.options import style
from iomctl.domain.counts import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from iomctl.output.render import Style
    from iomctl.services.cases.open_cases import SpellChange
    from iomctl.storage.unit_of_work import UnitOfWork


def change_style(app: App, format: str, kind: type, columns: str | None = None, **how: Any) -> "Style":
    """The `Style` of the answer to a change. Raises NotUnderstood now, while nothing is changed yet."""
    from iomctl.output.render import check

    chosen = style(format, columns, app.today, **how)
    check(chosen, kind)
    return chosen


def say_changed(app: App, dry_run: bool, said: str = "", left_open: "Iterable[str]" = ()) -> None:
    """Say on stderr what was changed, and what it leaves open, each with what closes it; on a dry run that nothing was.

    `main` says how to take it back.
    """
    if said:
        app.screen.say(f"{said}.")
    for one in left_open:
        app.screen.say(f"Open still: {one}")
    if dry_run:
        app.screen.say("Dry run: nothing was changed.")


def change_one(app: App, format: str, dry_run: bool, record: type, change: "Callable[[UnitOfWork], Any]") -> None:
    """Make a change in one unit of work and answer what it gives, a `record`. Raises what `change` raises."""
    shown = change_style(app, format, record)
    with app.unit_of_work(dry_run=dry_run) as work:
        made = change(work)
    app.show_one(made, shown)
    say_changed(app, dry_run)


def say_moved(app: App, dry_run: bool, reviews: int) -> None:
    """Say on stderr how many reviews ahead fall on another day, for other days are working days now."""
    if reviews:
        of = counted(reviews, "review ahead", "reviews ahead")
        app.screen.say(f"By it {of} {'would move' if dry_run else 'moved'} to another day.")


def say_left(app: App, why: "Iterable[str]") -> None:
    """Say on stderr whose records an undo left as they are, and by what."""
    for line in why:
        app.screen.say(f"Left as it is, {line}")


def told_before(work: "UnitOfWork", offender: object, since: int = 0) -> list[str]:
    """Who was given a paper that told of the person with a reference, or of a record that has one, after an event.

    They are to be told once that is put right or taken away: Data Protection Act 2018, sections 38(5)(c) and 48(9).
    Nobody of a dry run.
    """
    from iomctl.domain.references import PERSON, number_in
    from iomctl.services.lookup.recorded_about import kept_in_book

    person = number_in(PERSON, str(getattr(offender, "offender", offender)))
    if person is None or work.dry_run or not kept_in_book(work, "panel_disclosure"):
        return []
    from iomctl.services.meetings.disclosures import told_of

    return told_of(work, person, since)


def say_told(app: App, told: "Iterable[str]", whom: str = "this person") -> None:
    """Say on stderr who is to be told that it was put right."""
    for one in told:
        app.screen.say(f"Told of {whom} before: {one}. Tell them that it was put right.")


def renamed(was: str, name: str) -> str:
    """A new name in words."""
    return f"{name} is recorded so already" if was == name else f"{was} -> {name}"


def spell_style(app: App, format: str) -> "Style":
    """The `Style` of a spell after a change, checked as `change_style` does."""
    from iomctl.services.cases.open_cases import SpellState

    return change_style(app, format, SpellState)


def show_spell(app: App, change: "SpellChange", shown: "Style", dry_run: bool) -> None:
    """Write a spell as it is after a change, and say what that was."""
    app.show_one(change.state, shown)
    say_changed(app, dry_run, change.said, change.left_open)
