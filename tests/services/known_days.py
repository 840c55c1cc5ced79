"""What a case book says on a day by every command that takes --known-on, to be compared with what it says later."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from iomctl.domain.days.days import in_full
from iomctl.inputs.policy.file import default_policy_text
from tests.acceptance.commands import ABOUT_THE_WHOLE, LISTS, OF_ONE, options_of
from tests.program import Answer, Program
from tests.services.test_undo_identity import TYPED

ASKED = {
    words: (*words.split(), *(LISTS.get(words) or OF_ONE.get(words, ())))
    for words in sorted({*LISTS, *OF_ONE, *ABOUT_THE_WHOLE})
    if "--known-on" in options_of(words)
}
"""Each command with its words."""
MORE = (
    "undo",
    "redo",
    "referral make N1 drugs --provider Fresh_Start",
    "requirement refer Q1 R2",
    "referral end R1 ended-early --reason MOV",
    "need set N2 ete=some accommodation=none",
    "cohort adopt N1 --cohort luton --tier flex --colour red --no-worker --reason court",
    "cohort edit luton --name IOM_Luton_and_Dunstable",
    "cohort assign N1 --to sandhu",
    "agency edit Bedfordshire_Police --name Beds_Police",
    "provider edit Housing_Solutions --name Homes",
    "scheme edit --add-area Bedford --remove-area Dunstable",
    "offender add --surname Pratt --forenames Lee --crn X308112",
    "offender alias N3 Jo_Quill",
    "rescope plan --cohort luton --criteria neighbourhood-crime-2020",
    "rescope decide 1 N1 leave --reason out-of-scope --exit-plan none",
    "rescope decide 1 --as-planned --outcome leaves --reason out-of-scope",
    "rescope apply 1 --meeting panel",
    "rescope undo 1 --reason wrong",
    "policy load {folder}/wider.toml",
    "--yes policy holidays {folder}/holidays.csv",
    "import offenders {folder}/people.csv",
    "import reviews {folder}/reviews.csv",
    "import spells {folder}/spells.csv --create",
    "import needs {folder}/needs.csv",
)
SCRIPT = (
    "rescope plan --cohort luton --criteria neighbourhood-crime-2020",
    "import spells {folder}/spells.csv --create",
    "worker add A_Sandhu --agency police",
    "cohort assign N1 --to sandhu",
    "rescope decide 1 N1 leave --reason out-of-scope --exit-plan none",
    "rescope apply 1 --meeting panel",
    "rescope undo 1 --reason wrong",
    "undo",
    "redo",
    "referral make N1 drugs --provider Fresh_Start",
    "requirement refer Q1 R2",
    "undo",
    "redo",
    "review hold N1 --colour red",
    "undo",
    "redo",
    "custody begin N1 remand",
    "custody withdraw N1 --reason wrong",
    "custody begin N1 sentenced",
    "undo",
    "--yes policy holidays {folder}/holidays.csv",
    "offender add --surname Pratt --forenames Lee --crn X308112",
    "undo",
    "redo",
    "agency add Luton_Council",
    "undo",
    "import reviews {folder}/reviews.csv",
    "undo",
    "undo",
    "cohort deselect N1 --reason moved-area --exit-plan none",
    "cohort adopt N1 --cohort luton --tier flex --colour red --no-worker --reason court",
)
"""What goes and comes again, and what may be open only once; each line does something."""
LINES = (*(one for one in TYPED if "restrict" not in one), *MORE)
"""What is typed at random; marks of limited access are left out, for the past is shown by those of today."""
FILES = {
    "people.csv": "offender,surname,forenames,born_on,crn\nN00003,Hollis,Devon,1989-11-02,\n,Sayle,Jordan,,X200111\n",
    "reviews.csv": "offender,closed_on,colour,note\nN1,2026-03-30,red,steady\n",
    "spells.csv": "offender,cohort,adopted_on,from_on,adoption_reason,tier,colour,worker,agency\n"
    "N1,luton,2026-03-13,,criteria-met,fixed,amber,,\nN1,luton,2026-03-13,2026-04-02,,,,A Byrne,Probation\n"
    "N3,town,2026-04-01,,court,flex,red,A Byrne,Probation\n",
    "holidays.csv": "nation,day,title\nengland-and-wales,2026-01-01,New Year\nengland-and-wales,2026-04-08,Spring\n"
    "england-and-wales,2026-12-25,Christmas\n",
    "needs.csv": "offender,pathway,level,from_on\nN1,accommodation,some,2026-04-01\nN2,drugs,severe,2026-04-02\n",
}


class Said(NamedTuple):
    """What a command answered: its exit code, and what stood on stdout and stderr."""

    code: int
    out: str
    err: str

    @classmethod
    def by(cls, answer: Answer) -> "Said":
        """What an answer said."""
        return cls(answer.code, answer.out, answer.err)


def lay_files(folder: Path) -> Path:
    """The folder, with the files that the lines name."""
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    wider = default_policy_text().replace("look_ahead_days = 7", "look_ahead_days = 21")
    (folder / "wider.toml").write_text(wider.replace("capacity = 70", "capacity = 1"), "utf-8")
    return folder


def type_in(iomctl: Program, line: str, folder: Path) -> Answer:
    """Run a line, in which words that belong together are joined by an underline."""
    words = [word if "{folder}" in word else word.replace("_", " ") for word in line.split()]
    return iomctl(*(word.format(folder=folder) for word in words))


def all_said(iomctl: Program, *options: str) -> dict[str, Said]:
    """What every command says to some options."""
    return {name: Said.by(iomctl(*words, *options)) for name, words in ASKED.items()}


def without_caption(said: dict[str, Said], day: date) -> dict[str, Said]:
    """Tables and pages without what says by which day they were known, and the room that it takes."""
    known = f"as known on {in_full(day)}"
    return {name: one._replace(out="\n".join(_bare(name, one.out, known, day))) for name, one in said.items()}


def _bare(name: str, out: str, known: str, day: date) -> Iterator[str]:
    text = out.removeprefix(f"A{known[1:]}\n\n").replace(f" --known-on {day}", "")
    text = re.sub(rf"(, |   ){known}", "", text)
    for number, line in enumerate(text.split("\n")):
        yield " ".join(line.split()) if number == 0 or name == "today" else line
