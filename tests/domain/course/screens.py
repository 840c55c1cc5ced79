"""Windows and states as the vectors write them."""

from iomctl.domain.course.case_windows import HELD, CaseWindow
from iomctl.domain.course.course import CaseCourse
from iomctl.domain.course.standing import CaseState


def windows_shown(course: CaseCourse) -> str:
    """`2026-03-02..ahead: due 2026-03-23..2026-03-30 [basis]`, ` / ` between two."""
    return " / ".join(map(window_shown, course.windows))


def window_shown(window: CaseWindow) -> str:
    """One window."""
    ends = "ahead" if window.closed_on is None else f"{window.closed_on} {window.how}"
    exempt = f" exempt={window.exemption.fact.reason}" if window.exemption else ""
    colour = f" colour={window.colour}" if window.how == HELD else ""
    return f"{window.made_on}..{ends}: due {window.due_from}..{window.due_by} [{window.basis}]{exempt}{colour}"


def state_shown(state: CaseState | None) -> str:
    """`fixed blue custody HMP Bedford okafor`."""
    if state is None:
        return "not in the cohort"
    words = [state.tier, state.colour or "not-rated", "custody" if state.custody else "community"]
    words += [state.prison] if state.prison else []
    words += ["at large"] if state.at_large else []
    return " ".join([*words, state.worker or "nobody"])
