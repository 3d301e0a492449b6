"""Korean words that reports print in English, and the English: people, offices, provinces, and what is done to whom.

What stands here means just that. The vocabularies' variants are wider (police, for a ministry) and would find too much; places,
facilities and their kinds have names of their own.
"""

from typing import Final

MEANINGS: Final[dict[str, tuple[str, ...]]] = {
    "보위부": ("Ministry of State Security", "State Security Department"),
    "보위성": ("Ministry of State Security", "State Security Department"),
    "국가보위부": ("Ministry of State Security", "State Security Department"),
    "국가보위성": ("Ministry of State Security", "State Security Department"),
    "안전부": ("Ministry of Social Security", "Ministry of People’s Security"),
    "안전성": ("Ministry of Social Security", "Ministry of People’s Security"),
    "사회안전성": ("Ministry of Social Security", "Ministry of People’s Security"),
    "인민보안성": ("Ministry of People’s Security", "Ministry of Social Security"),
    "조선인민군": ("Korean People’s Army",),
    "조선로동당": ("Korean Workers’ Party", "Workers’ Party of Korea"),
    "조선노동당": ("Korean Workers’ Party", "Workers’ Party of Korea"),
    "김일성": ("Kim Il Sung", "Kim II Sung"),
    "김정일": ("Kim Jong Il", "Kim Jong II"),
    "김정은": ("Kim Jong Un",),
    "김여정": ("Kim Yo Jong",),
    "김정남": ("Kim Jong Nam",),
    "평안남도": ("South Pyongan", "South Pyeongan"),
    "평안북도": ("North Pyongan",),
    "함경남도": ("South Hamgyong", "South Hamkyung"),
    "함경북도": ("North Hamgyong", "North Hamkyung"),
    "황해남도": ("South Hwanghae",),
    "황해북도": ("North Hwanghae",),
    "탈북자": ("defector", "escapee"),
    "강제북송": ("forced repatriation", "forcibly repatriated"),
    "고문": ("torture",),
    "강제노동": ("forced labor",),
    "공개처형": ("public execution",),
    "유엔": ("United Nations",),
}
