"""A case book in which something was said of a case by mistake."""

from tests.program import Program


def mercer(iomctl: Program) -> None:
    """Mercer, amber from 2 March, green from 16 March and free from 23 March, both recorded wrongly."""
    for words in (
        "agency add Police",
        "worker add Okafor --agency police",
        "worker add Byrne --agency police",
        "cohort create luton --name Luton",
        "cohort create bedford --name Bedford",
        "offender add --surname Mercer --forenames Kai --born 1994-08-14",
        "offender add --surname Hollis --forenames Devon",
        "cohort adopt N1 --cohort luton --tier fixed --colour amber --worker okafor --reason court --on 2026-03-02",
        "cohort colour N1 green --reason steady --on 2026-03-16",
        "cohort move N1 free --reason risk-down --decision panel --on 2026-03-23",
    ):
        iomctl(*words.split()).succeeds()
