"""The figures of a run's report in its two forms: exact for the partnership, and such as may be published."""

from collections.abc import Mapping, Sequence

from iomctl.domain.documents import Section
from iomctl.domain.policy.policy import Policy
from iomctl.domain.small_counts import THRESHOLD, added
from iomctl.services.rescopes.reports.breakdowns import Breakdowns, by_decision, by_result, merged
from iomctl.services.rescopes.reports.capacity import TiersTold, whole_scheme
from iomctl.services.rescopes.reports.group_names import GroupNames
from iomctl.services.rescopes.reports.groups import effect
from iomctl.services.rescopes.reports.merged_groups import merged_effect
from iomctl.services.rescopes.reports.merged_tables import merged_flows, merged_tiers, tiers_told
from iomctl.services.rescopes.reports.people_counted import UNDECIDED, people_counted
from iomctl.services.rescopes.reports.reasons import decided_where, reasons
from iomctl.services.rescopes.reports.since import RunBefore, since_before
from iomctl.services.rescopes.reports.tables import TierFlows, flows, tiers, tiers_of
from iomctl.services.rescopes.runs.runs import PLANNED, Run
from iomctl.storage.unit_of_work import UnitOfWork

Groups = Mapping[str, Sequence[str]]
Policies = tuple[Policy, Policy]


def figures(work: UnitOfWork, run: Run) -> list[Section]:
    """Every figure as it is."""
    groups, counts = _counted(work, run, exact=True)
    policies, decisions = _policies(work, run), by_decision(counts)
    by_tier = TierFlows(tiers_of(policies, counts), counts)
    return [
        tiers(policies[0], counts, by_tier),
        *whole_scheme(work, run, _tiers_after(by_tier, counts), 0),
        flows(counts, decisions, by_tier),
        reasons(policies[1], decisions),
        decided_where(decisions),
        effect(groups, counts),
        _how_to_read_exact(),
    ]


def _tiers_after(found: TierFlows, counts: Breakdowns) -> TiersTold:
    after = {one: added((found.after(one), found.undecided(one))) for one in found.tiers}
    undecided = counts.people.get(UNDECIDED)
    about = ("Who is not decided about is counted in the tier they are in.",) if undecided else ()
    return TiersTold("after", after, about)


def figures_for_others(work: UnitOfWork, run: Run) -> list[Section]:
    """The figures of which no small count can be worked out."""
    groups, counts = _counted(work, run, exact=False)
    policies, since = _policies(work, run), since_before(work, run)
    if since is not None and since.moved < THRESHOLD:
        return [*hardly_changed(counts, policies[1], since), _how_to_read()]
    tiers_first, *others = published(policies, counts, groups)
    told = tiers_told(tiers_of(policies, counts), merged(counts))
    return [tiers_first, *whole_scheme(work, run, told, THRESHOLD), *others, _how_to_read()]


def published(policies: Policies, counts: Breakdowns, groups: Groups) -> list[Section]:
    """What may be published of people by what becomes of them: merged first, then withheld, then ranges.

    `policies` are that of the run and the newest one.
    """
    told = merged(counts)
    # How many are put off is told by the plan, of all.
    decisions = by_decision(told, apart=False)
    return [
        merged_tiers(policies[0], tiers_of(policies, counts), told),
        merged_flows(told, decisions),
        reasons(policies[1], decisions),
        decided_where(decisions),
        merged_effect(groups, told),
    ]


def hardly_changed(counts: Breakdowns, policy: Policy, since: RunBefore) -> list[Section]:
    """What may be published of a cohort to which hardly anybody came or from it went since the run before.

    How many are in a tier or a group is not: taken from that run's it would tell who left by it; nor how many there are
    in all where few left by it.
    """
    why = f"Not shown, as fewer than {THRESHOLD} people came in or left since run {since.run}: its report beside this"
    why += " one would tell small counts."
    if since.left < THRESHOLD:
        return [Section("What becomes of people", (why,))]
    told = merged(counts)
    decisions = by_decision(told, apart=False)
    return [
        Section("From and to, by tier", (why,)),
        merged_flows(told, decisions, by_step=False),
        reasons(policy, decisions),
        decided_where(decisions),
        Section("Whom it touches", (why,)),
    ]


def _counted(work: UnitOfWork, run: Run, exact: bool) -> tuple[Groups, Breakdowns]:
    names = GroupNames(work, merged=not exact)
    people = people_counted(work, run, names)
    counts = by_result(people, run.candidates, run.state != PLANNED, 0 if exact else THRESHOLD)
    return names.listed(), counts


def _policies(work: UnitOfWork, run: Run) -> Policies:
    return run.policy, work.policy


def _how_to_read_exact() -> Section:
    return Section(
        "How to read the figures",
        (
            "People are counted, and nobody is named. The figures are exact, small ones too, by which somebody may be"
            " recognised: this form stays within the partnership. That it was taken is in the audit trail.",
            "For readers outside there is the same report without --exact.",
            "A way from tier to tier, a plan, a reason or a meeting that is not listed is nobody's.",
        ),
    )


def _how_to_read() -> Section:
    return Section(
        "How to read the figures",
        (
            f"People are counted, and nobody is named. A count under {THRESHOLD} is shown as"
            f" <{THRESHOLD}, 0 among them.",
            "Results, groups and tiers with few people are shown as one with others, joined by or and and.",
            "Where the others would tell a small count, they are shown as what they may be, like 37 to 42,"
            " or left out.",
            f"Fewer than {2 * THRESHOLD} people are not broken down, nor are others where the parts would tell.",
            "Where others are listed, a way from tier to tier, a plan, a reason or a meeting that is not is nobody's.",
            "Figures of the same people from elsewhere, put beside these, can tell what is withheld here.",
        ),
    )
