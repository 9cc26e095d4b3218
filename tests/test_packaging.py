"""What people install: the wheel, built from a copy of the project and tried where the checkout cannot be seen."""

from __future__ import annotations

import json
import os
import re
import shutil
import site
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import leadcoach
from bench.terminal import Terminal

ROOT = Path(__file__).parents[1]
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints, run without the checkout on its path; a failure shows all of its output."""
    env = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "LEADCOACH_HOME"}}
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from copies of just those files that belong to it."""
    copy = tmp_path_factory.mktemp("project")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    for name in ("leadcoach", "content"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", cwd=copy)
    (built,) = (copy / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `leadcoach` command of a fresh environment that sees the libraries, and this project only as the wheel."""
    folder = tmp_path_factory.mktemp("elsewhere")
    environment = folder / "venv"
    venv.create(environment, symlinks=True)
    python = environment / "bin" / "python"
    install = ("-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel)
    run(sys.executable, *install, cwd=folder)
    (packages,) = (environment / "lib").glob("python*/site-packages")
    # A plain path, not a site directory: the .pth file of the editable install must not lead back to the checkout.
    (packages / "libraries.pth").write_text("\n".join(site.getsitepackages()) + "\n", encoding="utf-8")
    return environment / "bin" / "leadcoach"


def files_below(folder: Path, *, named: str) -> set[str]:
    """The files of a folder as they would be called if it were `named`."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {f"{named}/{path.as_posix()}" for path in found if "__pycache__" not in path.parts}


def test_the_wheel_holds_the_package_and_the_content_and_nothing_else(wheel: Path) -> None:
    package = files_below(ROOT / "leadcoach", named="leadcoach")
    content = files_below(ROOT / "content", named="leadcoach/_content")
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert "leadcoach/_content/programme.toml" in packed
    assert packed == package | content


def test_the_installed_command_tells_its_version(installed: Path, tmp_path: Path) -> None:
    assert leadcoach.__version__ in run(installed, "--version", cwd=tmp_path)


def test_the_installed_command_finds_its_own_content(installed: Path, tmp_path: Path) -> None:
    home = tmp_path / "home of its own"
    run(installed, "--home", home, "start", cwd=tmp_path)
    today = json.loads(run(installed, "--home", home, "today", "--json", cwd=tmp_path))
    code = "import leadcoach; print(leadcoach.__file__)"
    package = Path(run(installed.with_name("python"), "-c", code, cwd=tmp_path).strip()).parent
    assert isinstance(today, dict)
    assert today
    assert not package.is_relative_to(ROOT)
    assert (package / "_content" / "programme.toml").is_file()
    assert not (package.parent / "content").exists()


def test_the_installed_app_walks_a_step(installed: Path, tmp_path: Path) -> None:
    home = str(tmp_path / "home")
    run(installed, "--home", home, "start", cwd=tmp_path)
    env = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "LEADCOACH_HOME"}}
    with Terminal.start([str(installed), "--home", home], env, size=(80, 24)) as terminal:
        terminal.wait_for("Back from the course")
        terminal.press("enter")
        terminal.wait_for("Write your own answer first")
        terminal.send("She had no time to practise")
        terminal.wait_for("saved ")
        terminal.press("ctrl+n")
        terminal.wait_for("Our answer")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
    found = json.loads(run(installed, "--home", home, "journal", "search", "practise", "--json", cwd=tmp_path))
    assert [entry["ask"] for entry in found["entries"]] == ["w01.opening"]


def pins(name: str) -> dict[str, str]:
    """The pinned version of each package in a requirement file."""
    return {canonicalize_name(package): version for package, version in PIN.findall((ROOT / name).read_text("utf-8"))}


def requirements(*groups: str) -> list[Requirement]:
    """What pyproject.toml asks for at run time and in these groups."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    listed = list(table["project"]["dependencies"])
    for group in groups:
        listed += [item for item in table["dependency-groups"][group] if isinstance(item, str)]
    return [Requirement(item) for item in listed]


@pytest.mark.parametrize(
    ("name", "groups"), [("requirements.txt", ["build"]), ("requirements-dev.txt", ["build", "dev"])]
)
def test_the_requirement_files_are_up_to_date(name: str, groups: list[str]) -> None:
    pinned = pins(name)
    wishes = {canonicalize_name(wish.name): wish.specifier for wish in requirements(*groups)}
    unmet = [f"{package}{wanted}" for package, wanted in wishes.items() if pinned.get(package, "0") not in wanted]
    assert unmet == [], "run `make lock`"


def test_both_requirement_files_agree() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_the_requirement_files_name_no_index(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert "--hash=sha256:" in text
    assert not re.search(r"://|--(extra-)?index|--find-links", text)
