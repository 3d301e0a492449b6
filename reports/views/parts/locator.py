"""Where a facility lies on a small outline of its country: a dot as sure as its coordinates, and no map where the archive has none."""

from dataclasses import dataclass
from math import cos, radians

from reports.choices import Precision
from reports.models import Facility


@dataclass(frozen=True, slots=True)
class Frame:
    """The edges of an outline in degrees. It is drawn at `SCALE` units a degree of latitude, true at `middle`."""

    west: float
    south: float
    east: float
    north: float
    middle: float
    template: str

    def place(self, latitude: float, longitude: float) -> tuple[float, float]:
        shrunk = cos(radians(self.middle))
        return round((longitude - self.west) * shrunk * SCALE, 1), round((self.north - latitude) * SCALE, 1)


@dataclass(frozen=True, slots=True)
class Locator:
    """`radius` is 0 for the site itself, else how far off the place may well be, in units of the drawing."""

    width: float
    height: float
    x: float
    y: float
    radius: int
    template: str


SCALE = 100
FRAMES = {"KP": Frame(124.0, 37.5, 131.0, 43.2, 40.35, "parts/map_kp.html")}
_RADIUS = {Precision.SITE: 0, Precision.LOCALITY: 18, Precision.PROVINCE: 60}


def locator(facility: Facility) -> Locator | None:
    frame = FRAMES.get(facility.country.code)
    if frame is None or facility.latitude is None or facility.longitude is None:
        return None
    x, y = frame.place(float(facility.latitude), float(facility.longitude))
    width, height = frame.place(frame.south, frame.east)
    if not (0 <= x <= width and 0 <= y <= height):
        return None
    return Locator(width, height, x, y, _RADIUS[Precision(facility.precision)], frame.template)
