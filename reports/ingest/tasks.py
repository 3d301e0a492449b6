"""The two pieces of work that the worker finds in its queue. Told to end in the middle, it leaves the rest in line for the next."""

from django.tasks import task

from reports.ingest.background.reading import read_intake
from reports.ingest.background.writing import write_intake


@task()
def read_pages(intake: int) -> None:
    if not read_intake(intake):
        read_pages.enqueue(intake)


@task()
def bring_in_pages(intake: int) -> None:
    if not write_intake(intake):
        bring_in_pages.enqueue(intake)
