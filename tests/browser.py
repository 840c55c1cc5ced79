"""A page of ours, opened in a headless Chromium and judged by axe-core.

A test that asks is skipped where there is no Chromium (IOMCTL_TEST_CHROMIUM, else `chromium` on PATH) or no axe-core:
IOMCTL_TEST_AXE is the path of its axe.min.js.
"""

import json
import os
import re
import shutil
import subprocess
from html import escape, unescape
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
    beyond: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    dark: matchMedia("(prefers-color-scheme: dark)").matches,
  });
  parent.document.body.append(told);
});
"""


DARK = ("--blink-settings=preferredColorScheme=0",)


def axe(page: str, folder: Path, wide: int = 800, dark: bool = False) -> dict[str, Any]:
    """What axe found `wrong` in a page of HTML (rule, what it says, where) and `right`; `folder` is for its files.

    The page is shown `wide` pixels wide, on a screen that asks for light or `dark`, which is told again; `beyond` is
    how many pixels it is wider than that.
    """
    if not Path(CHROMIUM).is_file():
        pytest.skip("no Chromium: IOMCTL_TEST_CHROMIUM says where it is, else it is chromium on PATH")
    if not Path(AXE).is_file():
        pytest.skip("no axe-core: IOMCTL_TEST_AXE says where its axe.min.js is")
    script = Path(AXE).read_text("utf-8").replace("</script", r"<\/script")
    file = folder / "page.html"
    tried = page.replace("</body>", f"<script>{script}</script><script>{RUN}</script></body>")
    # No window of a browser is as narrow as a telephone, a frame is.
    framed = f'<iframe srcdoc="{escape(tried)}" style="border: 0; height: 900px; width: {wide}px"></iframe>'
    file.write_text(f"<!DOCTYPE html><meta charset=utf-8><title>Tried</title><body>{framed}</body>", "utf-8")
    profile = f"--user-data-dir={folder / 'profile'}"
    scheme = DARK if dark else ()
    run = [
        CHROMIUM,
        *HEADLESS,
        *scheme,
        profile,
        "--window-size=1600,1000",
        "--virtual-time-budget=20000",
        "--dump-dom",
        file.as_uri(),
    ]
    ran = subprocess.run(run, capture_output=True, check=True, encoding="utf-8", timeout=120)
    told = re.search(r'<pre id="axe">(.*?)</pre>', ran.stdout, re.DOTALL)
    assert told, ran.stderr
    answer: dict[str, Any] = json.loads(unescape(told[1]))
    return answer
