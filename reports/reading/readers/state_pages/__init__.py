"""Pages of the State Department's Country Reports on Human Rights Practices: one walk over their HTML, one reader a family."""

from reports.reading.reader import Reader
from reports.reading.readers.state_pages.families import (
    EDITIONS_2016_TO_2018,
    EDITIONS_2019_TO_2020,
    EDITIONS_2021_TO_2023,
    EDITIONS_FROM_2024,
)
from reports.reading.readers.state_pages.family_reader import family_reader

READERS: tuple[Reader, ...] = (
    family_reader(EDITIONS_2016_TO_2018, version=2),
    family_reader(EDITIONS_2019_TO_2020, version=2),
    family_reader(EDITIONS_2021_TO_2023, version=2),
    family_reader(EDITIONS_FROM_2024, version=2),
)
