"""The states that the rows of one spell tell of, and what is wrong with them whatever is recorded."""

from collections.abc import Iterator
from datetime import date

from iomctl.domain.course.shown import NOT_RATED
from iomctl.domain.policy.policy import Policy
from iomctl.domain.spell_story import State
from iomctl.services.imports.cases.spell_groups import SpellGroup, SpellRow


def states(group: SpellGroup, policy: Policy, has_workers: bool) -> list[State]:
    """The states of a group whose every cell could be read, with lead workers by name.

    What a row leaves empty is as in the row before it; but in a later row, when the file has a column of
    workers, nobody in it means nobody.
    """
    found: list[State] = []
    for value in group.values:
        found.append(state_after(found[-1] if found else None, value, policy, has_workers))
    return found


def state_after(before: State | None, value: SpellRow, policy: Policy, has_workers: bool) -> State:
    """The state that a row makes of the one before it; None for the row that tells of the adoption."""
    colour, custody, prison = _rated(before, value, policy)
    stays = before is not None and not has_workers
    return State(
        value.from_on or value.adopted_on,
        value.tier or (before.tier if before else ""),
        value.tier_reason or (None if before else value.adoption_reason),
        value.tier_decision or (None if before else value.adoption_decision),
        colour,
        value.colour_reason,
        custody,
        prison,
        value.custody_reason,
        before.worker if before and stays else value.worker,
        before.agency if before and stays else value.agency,
        value.worker_reason,
    )


def _rated(before: State | None, value: SpellRow, policy: Policy) -> tuple[str, str, str | None]:
    """Colour, custody and prison; the colour that means custody and the custody bring one another."""
    blue, was_inside = policy.custody.colour, before is not None and before.custody == "custody"
    custody = value.custody
    if custody is None:
        told = value.prison is not None or value.colour == blue
        custody = "custody" if told or (was_inside and value.colour is None) else "community"
    if custody == "community":
        return value.colour or (before.colour if before else ""), custody, value.prison
    same_prison = before.prison if before and was_inside and value.custody is None else None
    return value.colour or blue, custody, value.prison or same_prison


def check(group: SpellGroup, told: list[State], policy: Policy) -> None:
    """Keep what is wrong with the rows of a group, each fault with its row."""
    first = group.first
    if not first.adoption_reason:
        group.add(0, "adoption_reason: missing")
    for label in ("tier", "colour"):
        if not getattr(told[0], label):
            group.add(0, f"{label}: missing")
    if first.from_on not in {None, first.adopted_on}:
        group.add(0, f"from_on: the first row of a spell is its adoption, on {first.adopted_on}")
    for place in range(1, len(told)):
        if group.values[place].from_on is None:
            group.add(place, "from_on: missing: a later row of a spell needs the day of its change")
        elif told[place].from_on < told[place - 1].from_on:
            group.add(place, f"from_on: {told[place].from_on} is before the row above it, {told[place - 1].from_on}")
    for place, state in enumerate(told):
        # Within a day custody and colour may change one after the other; at its end they must agree.
        if place + 1 == len(told) or told[place + 1].from_on > state.from_on:
            group.add_each(place, rating_faults(state, policy))
    group.add_each(len(told) - 1, _ending_faults(group, told[-1].from_on))


def rating_faults(state: State, policy: Policy) -> Iterator[str]:
    """Why colour and custody can't both be right."""
    if state.colour not in {"", NOT_RATED} and (fault := policy.rating_fault(state.colour, state.custody == "custody")):
        yield f"colour: {fault}"
    if state.custody == "community" and state.prison:
        yield f"prison: {state.prison}, but custody is community"


def _ending_faults(group: SpellGroup, newest: date) -> Iterator[str]:
    for label, told in group.endings().items():
        if len({one for one in told if one is not None}) > 1:
            yield f"{label}: not the same on every row of the spell"
    on, reason, *rest = group.ending()
    if on is None and any((reason, *rest)):
        yield "deselected_on: missing, but something of the de-selection is given"
    if on is not None and reason is None:
        yield "deselection_reason: missing"
    if on is not None and on < group.first.adopted_on:
        yield f"deselected_on: {on} is before the adoption on {group.first.adopted_on}"
    elif on is not None and on < newest:
        yield f"deselected_on: {on} is before the newest change, on {newest}"
