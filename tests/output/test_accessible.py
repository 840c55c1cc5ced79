"""The page that a report is in HTML passes axe in a browser, whole, marked or not.

Skipped where there is no Chromium (IOMCTL_TEST_CHROMIUM, else `chromium` on PATH) or no axe-core: IOMCTL_TEST_AXE is
the path of its axe.min.js.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from iomctl.domain.documents import Figure, Section, Table
from iomctl.output.papers import document_html
from tests.output.papers import MARKING, SECTIONS, TITLE

CHROMIUM = os.environ.get("IOMCTL_TEST_CHROMIUM") or shutil.which("chromium") or ""
AXE = os.environ.get("IOMCTL_TEST_AXE", "")
HEADLESS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
RUN = """
axe.run().then(found => {
  const told = document.createElement("pre");
  told.id = "axe";
  told.textContent = JSON.stringify({
    wrong: found.violations.map(one => [one.id, one.help, one.nodes.map(node => node.html)]),
    right: found.passes.map(one => one.id),
  });
  document.body.append(told);
});
"""
FLOWS = Section(
    "What becomes of people",
    ("Counted on 20 Apr 2026.",),
    (
        Table(
            "From and to, by tier",
            ("Tier", "Before", "After"),
            (
                ("fixed", Figure("14", 14, 14), Figure("<6", 0, 5)),
                ("flex", Figure("37 to 42", 37, 42), Figure("0", 0, 0)),
                ("all", Figure("51 to 56", 51, 56), Figure("<6", 0, 5)),
            ),
            ("Before", "After"),
        ),
    ),
)

Checked = Callable[[str], dict[str, Any]]


@pytest.fixture
def checked(tmp_path: Path) -> Checked:
    """A function that opens a page in the browser and answers what axe found `wrong` and `right` in it."""
    if not Path(CHROMIUM).is_file():
        pytest.skip("no Chromium: IOMCTL_TEST_CHROMIUM says where it is, else it is chromium on PATH")
    if not Path(AXE).is_file():
        pytest.skip("no axe-core: IOMCTL_TEST_AXE says where its axe.min.js is")
    axe = Path(AXE).read_text("utf-8").replace("</script", r"<\/script")

    def check(page: str) -> dict[str, Any]:
        file = tmp_path / "page.html"
        file.write_text(page.replace("</body>", f"<script>{axe}</script><script>{RUN}</script></body>"), "utf-8")
        profile = f"--user-data-dir={tmp_path / 'profile'}"
        run = [CHROMIUM, *HEADLESS, profile, "--virtual-time-budget=20000", "--dump-dom", file.as_uri()]
        ran = subprocess.run(run, capture_output=True, check=True, encoding="utf-8", timeout=120)
        told = re.search(r'<pre id="axe">(.*?)</pre>', ran.stdout, re.DOTALL)
        assert told, ran.stderr
        answer: dict[str, Any] = json.loads(unescape(told[1]))
        return answer

    return check


@pytest.mark.parametrize("marking", [MARKING, None])
def test_axe_finds_nothing_wrong_with_the_page(checked: Checked, marking: str | None) -> None:
    found = checked("\n".join(document_html.lines(TITLE, [FLOWS, *SECTIONS], marking)))
    assert found["wrong"] == []
    assert {"color-contrast", "document-title", "html-has-lang", "heading-order", "region"} <= set(found["right"])


def test_axe_finds_what_is_wrong(checked: Checked) -> None:
    page = "\n".join(document_html.lines(TITLE, [FLOWS], MARKING))
    spoilt = page.replace(' lang="en-GB"', "").replace("<h1>", '<h1 style="color: #eee">')
    assert {rule for rule, *_ in checked(spoilt)["wrong"]} >= {"html-has-lang", "color-contrast"}
