"""A page of ours, opened in a headless Chromium and judged by axe-core.

A test that asks is skipped where there is no Chromium (IOMCTL_TEST_CHROMIUM, else `chromium` on PATH) or no axe-core:
IOMCTL_TEST_AXE is the path of its axe.min.js.
"""

import json
import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest

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


def axe(page: str, folder: Path) -> dict[str, Any]:
    """What axe found `wrong` in a page of HTML (rule, what it says, where) and `right`; `folder` is for its files."""
    if not Path(CHROMIUM).is_file():
        pytest.skip("no Chromium: IOMCTL_TEST_CHROMIUM says where it is, else it is chromium on PATH")
    if not Path(AXE).is_file():
        pytest.skip("no axe-core: IOMCTL_TEST_AXE says where its axe.min.js is")
    script = Path(AXE).read_text("utf-8").replace("</script", r"<\/script")
    file = folder / "page.html"
    file.write_text(page.replace("</body>", f"<script>{script}</script><script>{RUN}</script></body>"), "utf-8")
    profile = f"--user-data-dir={folder / 'profile'}"
    run = [CHROMIUM, *HEADLESS, profile, "--virtual-time-budget=20000", "--dump-dom", file.as_uri()]
    ran = subprocess.run(run, capture_output=True, check=True, encoding="utf-8", timeout=120)
    told = re.search(r'<pre id="axe">(.*?)</pre>', ran.stdout, re.DOTALL)
    assert told, ran.stderr
    answer: dict[str, Any] = json.loads(unescape(told[1]))
    return answer
