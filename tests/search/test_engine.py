"""The engine's panics are errors of ours, and nothing else is caught where the engine is asked."""

import pytest

from reports.search import get_store, heals
from reports.search.index import integrity, store
from reports.search.index.engine import EnginePanic, panics_as_errors
from reports.search.index.store import IndexFailed
from reports.search.names.vocabulary import Vocabulary

PANIC = type("PanicException", (BaseException,), {"__module__": "pyo3_runtime"})
ENDS = [KeyboardInterrupt, SystemExit]


def raises(error):
    def ask(*_, **__):
        raise error

    return ask


class Broken:
    """A part of the engine that raises whatever it is asked."""

    def __init__(self, error):
        self.error = error

    def __getattr__(self, name):
        return raises(self.error)


def test_a_panic_becomes_an_error():
    with pytest.raises(EnginePanic, match="57 >= 63"), panics_as_errors():
        raise PANIC("57 >= 63")


@pytest.mark.parametrize("end", ENDS)
class TestAnEndPasses:
    def test_where_readers_ask(self, end):
        with pytest.raises(end):
            heals(raises(end))()

    def test_where_words_are_looked_up(self, end):
        with pytest.raises(end):
            Vocabulary(Broken(end))._has("body", ("word",))

    def test_where_an_index_is_proved(self, end):
        with pytest.raises(end):
            integrity.answers(Broken(end))

    def test_where_a_writer_is_abandoned(self, end):
        with pytest.raises(end):
            store._abandon(Broken(end))

    def test_where_an_index_is_opened(self, end, monkeypatch, tmp_path):
        monkeypatch.setattr(store, "open_index", raises(end))
        with pytest.raises(end):
            store.open_generation(tmp_path)


def test_a_panic_on_one_question_is_an_error_of_that_question(monkeypatch):
    monkeypatch.setattr(type(get_store()), "is_damaged", lambda self: False)
    with pytest.raises(IndexFailed, match="57 >= 63"):
        heals(raises(PANIC("57 >= 63")))()
