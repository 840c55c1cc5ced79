"""Why a run says what it says of one person: each rule's answer, with the fact behind it and its day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from iomctl.domain.columns import column
from iomctl.domain.criteria.criteria import NOT_KNOWN, TAKEN_AS_NO, Tree
from iomctl.domain.references import offender_column
from iomctl.services.lookup.find_person import person_reference
from iomctl.services.rescopes.decisions.evidence import evidence
from iomctl.services.rescopes.decisions.people import in_run
from iomctl.services.rescopes.rules.answers import IN_WORDS, UnpackedAnswer, answer_words, unpacked
from iomctl.services.rescopes.runs.runs import Run
from iomctl.storage.unit_of_work import UnitOfWork

WATCH = "watch"


@dataclass(frozen=True)
class RuleAnswer:
    """One rule's answer about one person; the field names are a contract."""

    offender: str = offender_column()
    part: str = column("Part", "the tier whose tree has the rule, or watch", "fixed", rank=0)
    rule: str = column("Rule", "the rule's name in the criteria", "ogrs-75", rank=0, shown=False)
    words: str = column("Words", "the rule in words", "OGRS3 two-year at least 75", rank=0)
    answer: str = column("Answer", f"one of {', '.join(IN_WORDS[:-1])}; {IN_WORDS[-1]}", "not met", rank=0)
    fact: str = column("Fact", "what is recorded, or what is missing", "58", rank=0)
    fact_on: date | None = column("Fact on", "the day of that fact", "2026-03-03", rank=2)


def reasons(work: UnitOfWork, run: Run, offender: str) -> list[RuleAnswer]:
    """Every rule of every tier, in the order of the criteria; the look is logged.

    Raises NotFound for nobody, and for somebody of whom the run says nothing.
    """
    person, row = in_run(work, run, offender)
    answers = unpacked(row.answers, list(run.criteria.rules))
    rules = run.criteria.rules
    facts = {name: evidence(work, run, rules[name], (person.id, answer)) for name, answer in answers.items()}
    return [
        RuleAnswer(
            offender=person_reference(person),
            part=part,
            rule=name,
            words=rules[name].words,
            answer=_in_words(tree, name, answers[name]),
            fact=facts[name].words,
            fact_on=facts[name].on,
        )
        for part, tree, name in _rules(run)
    ]


def _rules(run: Run) -> Iterator[tuple[str, Tree, str]]:
    trees = run.criteria.tiers | ({WATCH: run.criteria.watch} if run.criteria.watch else {})
    for part, tree in trees.items():
        for name in dict.fromkeys(tree.rules()):
            yield part, tree, name


def _in_words(tree: Tree, name: str, answer: UnpackedAnswer) -> str:
    words = answer_words(answer)
    return TAKEN_AS_NO if words == NOT_KNOWN and name not in tree.telling() else words
