"""The script that looks for a Python, on machines made of a few small files."""

import subprocess
import sys

import pytest

from tests.archive.conftest import ROOT

FIT = f'#!/bin/sh\ncase "$2" in *print*) echo "$0" ;; *) {sys.executable} "$@" ;; esac\n'
OLD = "#!/bin/sh\nexit 1\n"  # a shim that cannot run, or a Python that is too old


@pytest.fixture
def machine(tmp_path):
    def put(place, text):
        program = tmp_path / place
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(text)
        program.chmod(0o755)
        return str(program)

    return put


@pytest.fixture
def find(tmp_path):
    def run():
        return subprocess.run(
            ["/bin/sh", str(ROOT / "deploy" / "find-python.sh")],
            env={"PATH": str(tmp_path / "bin"), "PYENV_ROOT": str(tmp_path / "pyenv"), "HOME": str(tmp_path)},
            capture_output=True,
            text=True,
        )

    return run


def test_the_newest_on_path_is_taken(machine, find):
    machine("bin/python3.12", FIT)
    newer = machine("bin/python3.13", FIT)
    assert find().stdout.strip() == newer


def test_a_shim_that_cannot_run_is_passed_over_for_pyenvs_own(machine, find):
    machine("bin/python3.13", OLD)
    own = machine("pyenv/versions/3.13.0/bin/python3.13", FIT)
    assert find().stdout.strip() == own


def test_python3_will_do_when_it_is_new_enough(machine, find):
    plain = machine("bin/python3", FIT)
    assert find().stdout.strip() == plain


def test_none_is_said_in_one_sentence_with_what_to_install(machine, find):
    machine("bin/python3", OLD)
    done = find()
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("No Python 3.12 or newer was found: install one")
    assert done.stderr.count("\n") == 1
