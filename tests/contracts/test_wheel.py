"""The wheel: built without network, complete, nothing beside the package, and at work in a venv of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from support import ROOT

TEXT = "বুধবার ঢাকায় বাংলাদেশ ও ভুটান বাণিজ্য চুক্তিতে স্বাক্ষর করেছে।"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy of what belongs to the project, so that the tree stays as it is."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    shutil.copytree(ROOT / "bnevents", source / "bnevents", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target), str(source)]
    built = subprocess.run(command, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = target.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_nothing_beside_the_package(names: set[str]) -> None:
    tops = {name.split("/")[0] for name in names}
    assert "bnevents" in tops
    assert all(top == "bnevents" or top.endswith(".dist-info") for top in tops)
    assert not [name for name in names if "__pycache__" in name or name.endswith((".pyc", ".orig", ".rej"))]


def test_every_file_of_the_package_is_there(names: set[str]) -> None:
    files = [p for p in (ROOT / "bnevents").rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    wanted = {str(p.relative_to(ROOT)) for p in files}
    assert wanted <= names
    assert {"bnevents/py.typed", "bnevents/rules/packs/treaty_signed.yaml", "bnevents/view/data/explorer.html"} <= names
    assert len([name for name in names if name.startswith("bnevents/rules/packs/")]) >= 48


def test_size(wheel: Path) -> None:
    assert wheel.stat().st_size < 12_000_000


def test_it_extracts_in_a_clean_venv(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "venv"
    venv.create(home, with_pip=False)
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    paths = {"base": str(home), "platbase": str(home)}
    site = Path(sysconfig.get_path("purelib", "venv", vars=paths))
    # the dependencies come from the running environment, our package from the wheel alone: its folder stands first,
    # and the .pth of the editable install is not read from a folder that is only added
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", str(site), str(wheel)]
    subprocess.run(pip, check=True, capture_output=True)
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    environment = {
        key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "COVERAGE_PROCESS_START")
    }
    where = subprocess.run(
        [python, "-c", "import bnevents; print(bnevents.__file__)"],
        cwd=tmp_path, env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert Path(where.stdout.strip()).is_relative_to(site.resolve()) or site.name in where.stdout
    run = [python, "-c", "from bnevents.cli import main; main()", "extract", "a.txt", "--published", "2024-03-28"]
    done = subprocess.run(
        [*run, "--format", "jsonl"], cwd=tmp_path, env=environment, check=True, capture_output=True, text=True
    )
    event = json.loads(done.stdout)["events"][0]
    assert (event["type"], event["time"]["value"]) == ("TreatySigned", "2024-03-27")
