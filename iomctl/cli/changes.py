"""How a change is answered: the form is checked before anything is changed, and advice follows on stderr."""

from typing import TYPE_CHECKING, Any

from iomctl.app import App
from iomctl.cli.options import style
from iomctl.domain.counts import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iomctl.output.render import Style
    from iomctl.services.cases.open_cases import SpellChange


def change_style(app: App, format: str, kind: type, columns: str | None = None, **how: Any) -> "Style":
    """The `Style` of the answer to a change. Raises NotUnderstood now, while nothing is changed yet."""
    from iomctl.output.render import check

    chosen = style(format, columns, app.today, **how)
    check(chosen, kind)
    return chosen


def say_changed(app: App, dry_run: bool, said: str = "") -> None:
    """Say on stderr what was changed; on a dry run that nothing was. `main` says how to take it back."""
    if said:
        app.screen.say(f"{said}.")
    if dry_run:
        app.screen.say("Dry run: nothing was changed.")


def say_moved(app: App, dry_run: bool, reviews: int) -> None:
    """Say on stderr how many reviews ahead fall on another day, for other days are working days now."""
    if reviews:
        of = counted(reviews, "review ahead", "reviews ahead")
        app.screen.say(f"By it {of} {'would move' if dry_run else 'moved'} to another day.")


def say_left(app: App, why: "Iterable[str]") -> None:
    """Say on stderr whose records an undo left as they are, and by what."""
    for line in why:
        app.screen.say(f"Left as it is, {line}")


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
    say_changed(app, dry_run, change.said)
