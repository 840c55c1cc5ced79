"""Whatever was typed, taken back from the newest on, leaves the book as it was before each; brought again, as after."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.acceptance.settled import settle
from tests.books import CopyOf
from tests.processes.tables import Tables, tables_of
from tests.program import Program

KEPT = ("event", "event_detail", "undoing", "highest_number", "said_of")
"""Tables of the trail itself, and of whom a row was said: nothing leaves them."""
TYPED = (
    "offender merge N2 --into N1",
    "offender merge N1 --into N2",
    "offender merge N3 --into N1",
    "need set N2 drugs=severe",
    "note add N3 words --kind fact",
    "need set N1 drugs=some",
    "need set N1 drugs=severe --on yesterday",
    "need withdraw N1 drugs --reason wrong",
    "need withdraw N1 accommodation --reason wrong",
    "need correct N1 drugs --level none --on 2026-04-01 --reason wrong",
    "need correct N1 accommodation --pathway ete --reason wrong",
    "note add N1 words --kind opinion",
    "note correct E2 others",
    "note withdraw E1 --reason wrong",
    "note withdraw E2 --reason wrong",
    "contact add N1 appointment --how telephone --kept",
    "contact outcome K2 kept",
    "contact withdraw K1 --reason wrong",
    "contact correct K2 --outcome none --reason wrong",
    "contact correct K2 --outcome missed --because medical --reason wrong",
    "contact correct K1 --on 2026-03-17 --kind check-in --reason wrong",
    "offence add N1 008/06 --on 2026-03-03",
    "offence index C1",
    "offence withdraw C1 --reason wrong",
    "offence correct C1 --index-on= --reason wrong",
    "offence correct C1 --outcome convicted --outcome-on 2026-04-01 --index-on 2026-04-02 --reason wrong",
    "offence correct C1 --code 034/01 --on 2026-02-04 --reason wrong",
    "arrest add N1 028/03 --on 2026-03-03",
    "arrest withdraw A1 --reason wrong",
    "arrest correct A1 --codes unknown --on 2026-03-11 --outcome charged --reason wrong",
    "action add N1 Ring --due +1w --owner okafor --panel 1",
    "action done W1 --note words",
    "action drop W1 --reason words",
    "action correct W1 --due 2026-04-30 --task words --reason wrong",
    "action withdraw W1 --reason wrong",
    "action withdraw W1 --outcome --reason wrong",
    "panel add Panel --every week --until +3w --chair okafor",
    "panel edit 2 --place library --on 2026-05-13",
    "panel cancel 2 --reason words",
    "panel withdraw 2 --reason wrong",
    "panel attend 1 okafor --sorry",
    "transition add N1 turning-18 met",
    "transition withdraw Y1 --reason wrong",
    "transition correct Y1 --step met --on 2026-04-07 --note words --reason wrong",
    "score add N1 rosh high",
    "score correct S1 --value 18 --on 2026-01-05 --reason wrong",
    "sentence end T1 --on 2026-04-19",
    "sentence withdraw T1 --reason wrong",
    "sentence withdraw T1 --end --reason wrong",
    "sentence correct T1 --kind custody --until 2026-10-02 --reason wrong",
    "sentence correct T1 --from 2026-02-01 --reason wrong",
    "marker review M1 --level 2",
    "marker withdraw M1 --review --reason wrong",
    "marker end M1 --on 2026-04-19",
    "marker withdraw M1 --end --reason wrong",
    "marker correct M1 --level 3 --from 2026-02-10 --reason wrong",
    "marker correct M1 --kind tag --level= --reason wrong",
    "marker correct M1 --none --reason wrong",
    "marker correct M1 --review --on 2026-04-18 --level 1 --note words --reason wrong",
    "requirement end Q1 --on 2026-04-19",
    "requirement withdraw Q1 --end --reason wrong",
    "requirement correct Q1 --from 2026-02-10 --until 2026-05-01 --reason wrong",
    "restorative answer J1 accepted",
    "restorative correct J1 --on 2026-04-06 --note words --reason wrong",
    "restorative correct J1 --answer --to declined --on 2026-04-19 --reason wrong",
    "restorative withdraw J1 --answer --reason wrong",
    "placement extend P1 --until +1w --reason flat_not_ready",
    "placement end P1 --reason moved-on --to A01D",
    "placement withdraw P1 --end --reason wrong",
    "placement withdraw P1 --extension --reason wrong",
    "placement correct P1 --from 2026-04-09 --provider= --reason wrong",
    "placement correct P1 --extension --until +2w --decision panel --reason wrong",
    "placement correct P1 --end --to custody --on 2026-04-19 --reason wrong",
    "duty answer D1 priority-need",
    "duty withdraw D1 --answer --reason wrong",
    "duty correct D1 --council bedford --consent 2026-04-06 --reason wrong",
    "duty correct D1 --answer --to withdrawn --on 2026-04-19 --reason wrong",
    "referral answer R1 accepted",
    "referral start R1",
    "referral outcome R1 home-kept",
    "referral end R1 never-started --reason MOV",
    "referral assign R1 J_Hale",
    "referral withdraw R1 --reason wrong",
    "referral withdraw R1 --step answered --reason wrong",
    "referral withdraw R1 --step started --reason wrong",
    "referral withdraw R1 --step ended --reason wrong",
    "referral withdraw R1 --practitioner --reason wrong",
    "referral withdraw R1 --outcome home-kept --reason wrong",
    "referral correct R1 --step answered --to refused --because full --reason wrong",
    "referral correct R1 --step made --on 2026-04-06 --reason wrong",
    "referral correct R1 --provider fresh --pathway drugs --reason wrong",
    "referral correct R1 --practitioner P_Osei --reason wrong",
    "referral correct R1 --outcome home-kept --to home-progress --reason wrong",
    "review hold N1 --colour red",
    "review set N1 +3w --reason holiday",
    "review exempt N1 --reason health",
    "cohort colour N1 green --reason steady",
    "cohort move N1 flex --reason risk-down",
    "worker add A_Sandhu --agency police",
    "cohort exit-plan N1 council",
    "cohort withdraw N1 exit-plan --reason wrong",
    "release withdraw N2 --due --reason wrong",
    "release plan N2 --to A07B --done gp",
    "release withdraw N2 --plan --reason wrong",
    "release withdraw N2 --done gp --reason wrong",
    "cohort correct N1 exit-plan --exit-plan others --reason wrong",
    "cohort correct N1 adoption --colour red --tier flex --from 2026-03-10 --reason wrong",
    "cohort correct N1 adoption --no-worker --review-by +5w --reason wrong",
    "cohort correct N1 colour --from yesterday --reason wrong",
    "cohort correct N1 tier --tier free --reason wrong",
    "cohort correct N1 deselection --from yesterday --reason wrong",
    "cohort withdraw N1 deselection --reason wrong",
    "custody correct N2 --from 2026-02-03 --kind recall --reason wrong",
    "custody correct N1 --to today --reason wrong",
    "custody correct N2 --change today --prison HMP_Leeds --from yesterday --reason wrong",
    "release set N2 parole 2026-07-10 --on 2026-02-05",
    "release correct N2 --due --day 2026-07-10 --reason wrong",
    "release correct N2 --due --decided none --reason wrong",
    "release correct N2 --plan --to A17 --from yesterday --reason wrong",
    "release correct N2 --from yesterday --colour red --reason wrong",
    "cohort deselect N1 --reason moved-area --exit-plan none",
    "cohort adopt N3 --cohort luton --tier fixed --colour red --no-worker --reason court",
    "custody begin N1 remand --on yesterday",
    "custody change N2 --prison HMP_Bedford",
    "custody withdraw N2 --reason wrong",
    "release happened N2 --to A07B",
    "release decide N2 further-day --decision governor",
    "offender edit N1 --area Dunstable",
    "offender edit N1 --surname Bevan",
    "offender rename N1 --surname Powell --from 2026-03-02",
    "offender rename N1 --surname Marsh --from 2026-03-02 --instead",
    "offender rename N1 --forenames Kye --was-wrong",
    "offender rename N1 --surname Mercier --from 2026-02-02 --was-wrong",
    "offender identify N3 --cro 041772/09M",
    "offender alias N1 Sam_Finch",
    "offender restrict N3 --reason told",
    "offender add --surname Sayle --forenames Jo",
    "offender withdraw Sayle --reason twice",
    "offender withdraw N1 --crn X417723 --reason wrong",
    "offender withdraw N1 --alias Sam_Finch --reason wrong",
    "provider add Harbour --pathway finance",
    "provider withdraw fresh --reason twice",
    "provider withdraw fresh --pathway drugs --reason wrong",
    "worker edit okafor --left today",
    "worker edit okafor --back",
    "worker withdraw Sandhu --reason twice",
    "evidence withdraw durham --reason wrong",
    "agency add Luton_Council",
    "agency withdraw council --reason twice",
    "cohort create bedford --name IOM_Bedford",
    "cohort withdraw --cohort bedford --reason twice",
)


def held(iomctl: Program) -> Tables:
    """Every row but those of the trail."""
    return {name: rows for name, rows in tables_of(iomctl.db).items() if name not in KEPT}


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.lists(st.sampled_from(TYPED), min_size=3, max_size=9))
def test_what_is_taken_back_was_never_there_and_what_is_brought_again_was(typed: list[str], copy_of: CopyOf) -> None:
    iomctl = copy_of(settle)
    books = [held(iomctl)]
    for line in typed:
        words = [word.replace("_", " ") for word in line.split()]
        before = newest(iomctl)
        answer = iomctl(*words)
        assert answer.code in {0, 2, 3, 4, 5}, answer.err
        if newest(iomctl, changed=True) > before:
            books.append(held(iomctl))
    for book in reversed(books[:-1]):
        iomctl("--restricted", "undo").succeeds()  # a mark is lifted by nobody else
        assert held(iomctl) == book
    for book in books[1:]:
        iomctl("redo").succeeds()
        assert held(iomctl) == book
    iomctl("redo").exits(5)
    iomctl("db", "check").succeeds()


def newest(iomctl: Program, changed: bool = False) -> int:
    """The number of the newest event, or of the newest that changed something."""
    rows: list[dict[str, Any]] = iomctl("audit", "log", "--format", "json").succeeds().json()
    return max(int(one["event"]) for one in rows if one["changes"] or not changed)
