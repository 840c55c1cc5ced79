"""Build iomctl as it is released and install it where nothing of the checkout is in reach."""

import os
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

from tests.transcripts.page import CHECKOUT


def build(folder: Path, *kinds: str) -> Path:
    """Build into `folder` and answer the wheel; without a kind the wheel is made from the source archive."""
    run = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), *kinds, str(CHECKOUT)]
    ran = subprocess.run(run, capture_output=True, check=False, encoding="utf-8", cwd=folder)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    [wheel] = folder.glob("*.whl")
    return wheel


@dataclass(frozen=True)
class Installed:
    """An environment of its own with the wheel in it; its commands run in `home`, with no setting of ours."""

    folder: Path
    home: Path

    @classmethod
    def from_wheel(cls, wheel: Path, folder: Path) -> "Installed":
        """Make the environment. Needs no network: the libraries are those that the tests run with."""
        venv.create(folder, with_pip=False)
        home = folder / "home"
        home.mkdir()
        installed = cls(folder, home)
        site = Path(installed("python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
        pip = [sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python")]
        subprocess.run([*pip, "install", "-q", "--no-deps", "--no-index", str(wheel)], check=True, capture_output=True)
        # A plain line adds a folder behind the environment's own; path files inside it, such as the one
        # that an editable install leaves, are not read.
        libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
        (site / "libraries.pth").write_text("".join(f"{library}\n" for library in sorted(libraries)), "utf-8")
        return installed

    def __call__(self, program: str, *args: str, code: int = 0, **environ: str) -> str:
        """Run a program of the environment and answer its stdout; its exit code is to be `code`."""
        ran = subprocess.run(
            [str(self.folder / "bin" / program), *args],
            cwd=self.home,
            env={"HOME": str(self.home), "PATH": os.defpath, **environ},
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        assert ran.returncode == code, f"{program} {' '.join(args)}: exit {ran.returncode}\n{ran.stdout}\n{ran.stderr}"
        return ran.stdout
