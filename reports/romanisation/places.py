"""Where a place name ends and its administrative suffix begins (전거리: 전거 and 리), as far as spelling alone can tell.

A guess is made only where two syllables or more stand before the suffix, and never for the everyday words listed here.
A hyphen in the name settles the matter.
"""

SUFFIXES = "특별시 직할시 로동자구 노동자구 구역 군 시 읍 면 동 리".split()
"""Special city, directly governed city, workers' district (twice), ward, county, city, town, township, quarter, village."""

_PROVINCES = frozenset("평안 함경 황해 자강 량강 양강 강원 경기 충청 전라 경상 제주".split())
_EVERYDAY = tuple(
    "로동 노동 활동 운동 행동 이동 아동 공동 선동 폭동 소동 자동 반동 협동 관리 처리 권리 심리 논리 론리 정리 윤리 륜리 "
    "진리 수리 인민군 국군 감시 지시 무시 실시 전시 림시 임시 화면 정면 측면 평면".split()
)


def parts(word: str) -> list[str]:
    """The word in one piece, or the name and its suffix; a word with hyphens is divided there and nowhere else."""
    if "-" in word:
        return word.split("-")
    if word.endswith("도") and word[:-1].removesuffix("남").removesuffix("북") in _PROVINCES:
        return [word[:-1], "도"]
    if word.endswith(_EVERYDAY):
        return [word]
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 2:
            return [word.removesuffix(suffix), suffix]
    return [word]
