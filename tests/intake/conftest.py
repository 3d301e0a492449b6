"""What the tests of the background work share."""

from tests.intakes import intake_room

__all__ = ["intake_room"]
