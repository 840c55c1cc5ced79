"""The words of a page of criteria; `iomctl rescope check` puts them on the screen."""

from collections.abc import Iterator
from datetime import date

from iomctl.domain.counts import counted
from iomctl.domain.criteria.criteria import Criteria, Tree
from iomctl.domain.criteria.words import tree_lines, tree_words, value_words
from iomctl.domain.days.days import short
from iomctl.output.page import Line, PageSection


def title_of(criteria: Criteria) -> list[str]:
    """The parts of the line that a page opens with."""
    return [criteria.name, f"version {criteria.version}", f"in force from {short(criteria.in_force_from, date.min)}"]


def sections_of(criteria: Criteria, flat: bool = False) -> list[PageSection]:
    """Where criteria come from, and the tree of each tier: as lines further and further in, or `flat` on one line."""
    lines = [Line("Source", criteria.source)]
    if criteria.edge:
        lines.append(Line("Edge", f"within {value_words(criteria.edge)} of the threshold of a score"))
    trees = [*criteria.tiers.items(), *((("watch", criteria.watch),) if criteria.watch else ())]
    return [PageSection("", lines), *(PageSection("", list(_tree(head, one, criteria, flat))) for head, one in trees)]


def defaults_of(criteria: Criteria) -> str:
    """What the scheme has still to set; "" for nothing."""
    left = sum(one.default for one in criteria.rules.values())
    return f"; {counted(left, 'rule has', 'rules have')} a default for the scheme to set" if left else ""


def _tree(head: str, tree: Tree, criteria: Criteria, flat: bool) -> Iterator[Line]:
    texts = [tree_words(tree, criteria.rules)] if flat else tree_lines(tree, criteria.rules)
    for number, text in enumerate(texts):
        yield Line("" if number else head, text)
