"""Particles that Korean writes onto a noun (교화소는, 개천에서), taken off again where what is left may be a name."""

from collections.abc import Iterator
from typing import Final

PARTICLES: Final = tuple(
    sorted(
        "은 는 이 가 을 를 의 에 에서 에는 에서는 에도 에게 에게서 으로 로 으로부터 로부터 와 과 도 만 까지 부터 라 이라 라는 이라는"
        " 인 이다 들 들은 들이 들을 들의 들에서 및 나 이나 보다 처럼 마다".split(),
        key=len,
        reverse=True,
    )
)
SHORTEST: Final = 2
"""Syllables that must be left for a name."""


def without_particle(word: str) -> Iterator[str]:
    """What the word may be without what is written onto it: the longest particle taken off first."""
    for particle in PARTICLES:
        if word.endswith(particle) and len(word) - len(particle) >= SHORTEST:
            yield word.removesuffix(particle)
