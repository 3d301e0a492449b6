"""Readers that a page has taken over: whatever they try, they reach nothing, they end in time, and the next page is read."""

import os

import pytest

from reports.collecting.capture import CapturedBytes
from reports.ingest.preparing import reader_process
from reports.ingest.preparing.edition import EditionHints
from reports.ingest.preparing.reader_process import Ended, ReaderProcess
from reports.ingest.preparing.reference_data import ReferenceData
from reports.ingest.preparing.walls import Wall
from reports.ingest.preparing.workers import Readers

# A reader that does what its page says.
TAKEN_OVER = """
import sys
sys.path.append(sys.argv[1])
from reports.ingest.preparing import prepare, reader_process
from reports.problems import Problem

def do(page, *given, **more):
    scope = {"answer": "nothing"}
    exec(page.content, scope)
    answer = scope["answer"]
    return (Problem(answer),) if isinstance(answer, str) else answer

prepare.prepare = do
reader_process.LONGEST_READING = 1
reader_process.serve()
"""
FINE = 'answer = "read"'


@pytest.fixture
def read(monkeypatch):
    """What becomes of each of some pages that are programs, in one process after the other."""
    monkeypatch.setattr(reader_process, "_START", TAKEN_OVER)
    monkeypatch.setattr(reader_process, "LONGEST_READING", 30)
    monkeypatch.setenv("ARCHIVE_SECRET_KEY", "known to nobody")
    monkeypatch.setenv("DATABASE_URL", "postgresql://owner:password@host/record")
    with Readers(ReferenceData((), (), ()), EditionHints(), workers=1) as readers:

        def answers(*programs):
            pages = [CapturedBytes(program.encode(), f"{place}.html") for place, program in enumerate(programs)]
            return [str(problems[0]) for _, problems in readers.read_all(pages)]

        answers.readers = readers
        yield answers


def test_the_environment_says_nothing(read):
    (found,) = read("import os\nanswer = repr(dict(os.environ))")
    assert "known to nobody" not in found
    assert "password" not in found
    assert set(eval(found)) <= {"PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "LD_LIBRARY_PATH"}


def test_files_the_network_and_other_processes_cannot_be_reached(read, tmp_path):
    kept = tmp_path / "kept"
    kept.write_text("a witness's name")
    tries = {
        Wall.FILES: [
            f"answer = open({str(kept)!r}).read()",
            "answer = open('/proc/self/environ').read()",
            f"open({str(tmp_path / 'left behind')!r}, 'w').write('x')",
            f"import os; os.unlink({str(kept)!r})",
            f"import os; answer = str(os.listdir({str(tmp_path)!r}))",
        ],
        Wall.NETWORK: [
            "import socket; socket.socket()",
            "import socket; socket.socket(socket.AF_UNIX)",
            "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
            "import subprocess; subprocess.run(['/bin/true'])",
            f"import os; os.kill({os.getpid()}, 0)",
        ],
    }
    programs = [program for each in tries.values() for program in each]
    answers = dict(zip(programs, read(*programs), strict=True))
    standing = read.readers.walls
    for wall in standing:
        for program in tries[wall]:
            assert "PermissionError" in answers[program], program
    assert read(FINE) == ["read"]
    if Wall.FILES not in standing or Wall.NETWORK not in standing:
        pytest.skip(f"of this kernel's walls only these stand: {sorted(standing)}")
    assert kept.exists()
    assert not (tmp_path / "left behind").exists()


def test_memory_and_time_end(read, monkeypatch):
    large, endless, sly, fine = read(
        "answer = str(len(bytearray(4 * 1024**3)))",
        "while True: pass",
        "import signal\nsignal.signal(signal.SIGALRM, signal.SIG_DFL)\nanswer = 'x'\nwhile True: pass",
        FINE,
    )
    assert "needs more memory than a page may" in large
    assert "took longer than 1 seconds" in endless
    assert "ended the process that read it" in sly
    assert fine == "read"


def test_a_reader_that_does_not_end_itself_is_ended(read, monkeypatch):
    monkeypatch.setattr(reader_process, "GRACE", 0)
    read(FINE)
    monkeypatch.setattr(reader_process, "LONGEST_READING", 2)
    deaf = "import signal\nsignal.signal(signal.SIGALRM, signal.SIG_IGN)\nwhile True: pass"
    assert read(deaf) == ["reading this page took longer than 2 seconds; it is left out."]
    monkeypatch.setattr(reader_process, "LONGEST_READING", 30)
    assert read(FINE) == ["read"]


def test_an_answer_runs_no_program_in_the_parent(monkeypatch, tmp_path):
    monkeypatch.setattr(reader_process, "_START", TAKEN_OVER)
    mark = tmp_path / "ran"
    for call in (f"os.mkdir, ({str(mark)!r},)", f"__import__('subprocess').Popen, (['mkdir', {str(mark)!r}],)"):
        process = ReaderProcess(b"\x80\x04NN\x88\x87.")  # (None, None, True)
        page = f"import os\nclass Evil:\n  def __reduce__(self): return {call}\nanswer = Evil()"
        with pytest.raises(Ended):
            process.read(CapturedBytes(page.encode(), "evil.html"))
        process.end()
        assert not mark.exists()


def test_an_answer_that_is_too_large_or_none_ends_the_process(monkeypatch):
    monkeypatch.setattr(reader_process, "_START", TAKEN_OVER)
    for program in (
        "import os\nfor fd in range(3, 9):\n  try: os.write(fd, b'\\xff' * 8)\n  except OSError: pass",
        "import os\nos._exit(0)",
    ):
        process = ReaderProcess(b"\x80\x04NN\x88\x87.")
        with pytest.raises(Ended):
            process.read(CapturedBytes(program.encode(), "evil.html"))
        process.end()
