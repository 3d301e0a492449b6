"""Keeping the index in step while many reports come in, in a process of its own, so that reading and writing go on meanwhile."""

import signal
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Self

import django
from django.conf import settings
from django.db import connection


class IndexBeside:
    """Brings the index up to date whenever asked, without waiting; at the end of the block it has caught up."""

    def __enter__(self) -> Self:
        context = get_context("spawn")
        self._orders, theirs = context.Pipe()
        database = str(connection.settings_dict["NAME"])
        self._process = context.Process(target=_keep_in_step, args=(theirs, database), daemon=True)
        self._process.start()
        theirs.close()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._order("end")
        self._process.join()
        self._orders.close()
        if self._process.exitcode:
            _sync()

    def catch_up(self) -> None:
        """Called between batches."""
        self._order("sync")

    def _order(self, order: str) -> None:
        try:
            self._orders.send(order)
        except OSError:  # it is gone; the index catches up from the queue the next time anything asks it to
            return


def _keep_in_step(orders: Connection, database: str) -> None:
    """`database` is the one its parent writes to, which under test is not the one that the settings name."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    settings.DATABASES["default"]["NAME"] = database
    django.setup()
    order = ""
    while order != "end":
        order = orders.recv()
        while orders.poll():  # several batches may have ended meanwhile: one look at the queue is for all
            order = orders.recv()
        _sync()


def _sync() -> None:
    # Here, because the new process imports this module before it can set Django up, and the search needs the models.
    from reports.search import sync

    sync()
