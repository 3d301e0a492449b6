"""Names in their many spellings, those that only look alike, and facilities that share a place name."""

from tests.search.judged.case import Case, spelled

KAECHON = (
    "k16-kaechon k17-gaecheon k17-hangul k18-kaecheon k18-camp14 k18-convicts"
    " s-kinu-camps s-kyohwaso-1 s-kwanliso-14 s-harsher"
)
JONGO = "k16-jongno k17-kyohwaso-joined k17-jongo-ri k17-jongo-breve k18-jeongeori s-kyohwaso-12 s-eyelashes"
HOERYONG = "k18-hoeryong k17-jongo-ri s-kyohwaso-12 s-eyelashes"
KYOHWASO = (
    "k17-kyohwaso-hangul k17-kyohwaso-joined k17-gyohwaso k18-kyohwaso-apart k17-jongo-ri k18-convicts"
    " s-reeducation s-six-kinds s-kinu-camps s-nonpolitical s-kyohwaso-1 s-kyohwaso-12 s-kyohwaso-8 s-kyohwaso-3"
    " s-parallel-gulag s-harsher s-administration s-eyelashes"
)
KWANLISO = (
    "k16-kwallisos k17-kwalliso-hangul k17-kwalliso k18-camp14"
    " s-issues s-six-kinds s-kinu-camps s-zones s-quarantine s-kyohwaso-1 s-kwanliso-14 s-parallel-gulag s-harsher"
)
PUKCHANG = "k16-pukchang k18-bukchang k18-pookchang s-kinu-camps s-harsher"
HWASONG = "k16-myeonggan k17-hwasong s-kinu-camps"

CASES = [
    *spelled("Kaechon", "Kaechon / Kaech'on / Kaech’ŏn / Kaecheon / Gaecheon / Gaechon / KAECHON / kae-chon / 개천 / 价川 / 개천에서",
             KAECHON, "One place in every spelling; and what curators tied to a prison or camp of that name."),
    *spelled("Jongo-ri", "Jongori / Jongo-ri / Jŏngŏ-ri / jongo ri / Chongo-ri / Chŏn'gŏri / Jeongeori / Jongno-ri / 전거리",
             JONGO, "One village in every spelling; the market of Hoeryong, the town nearby, is another place."),
    *spelled("Hoeryong", "Hoeryong / Hoeryŏng / Hoeryeong / 회령", HOERYONG,
             "The town, and the prison whose second place name it is; other print of Jongo-ri does not name the town."),
    *spelled("kyohwaso", "kyohwaso / Kyo-hwa-so / kyo hwa so / gyohwaso / 교화소 / 교화소는", KYOHWASO,
             "The word, its glosses, what is tied to such a prison, and works whose title has it."),
    *spelled("kwanliso", "kwanliso / kwalliso / kwan-li-so / kwan li so / 관리소 / 관리소에서", KWANLISO,
             "The word, its gloss “political prison camp”, and what is tied to such a camp."),
    *spelled("Pukchang", "Pukchang / Bukchang / Pukch'ang / 북창 / Pookchang", PUKCHANG,
             "P and b, with and without apostrophe; Pookchang is no listed form and sounds the same."),
    *spelled("Hwasong", "Hwaseong / Hwasong / Hwasŏng / Myonggan / Myeonggan / Myŏnggan / 화성 / 명간", HWASONG,
             "One county under two names, old and new."),
    *spelled("Songnim", "Songnim / Songrim / 송림", "k18-songrim", "No curator listed it: everyone knows the town."),
    *spelled("Onsong", "Onsong / Onseong / Onsŏng / 온성", "k18-onsong", "Another of those."),
    *spelled("Chongjin", "Chongjin / Cheongjin / Ch'ŏngjin / 청진 / Chungjin", "k18-chongjin s-kinu-camps",
             "And an English ear’s spelling of it."),
    *spelled("Changjin", "Changjin / Jangjin / 장진", "k18-changjin", "A is not ŏ: Chongjin is another town."),
    *spelled("Kaesong", "Kaesong / Gaeseong / 개성", "e22-kaesong", "Half of its sounds are those of Kaechon."),
    *spelled("Sinuiju", "Sinuiju / Shinuiju / 신의주", "k17-sinuiju s-kyohwaso-3", "Under all three."),
    *spelled("Strelsau", "Strelsau / Strelsov", "r19-strelsau r19-overcrowded r19-court",
             "Two prisons of that place, and a publisher who names it; what only a machine proposes is not named."),
    *spelled("Zenda", "Zenda / Čenda", "r20-widows", "Listed forms of any country."),
    *spelled("what sounds like nothing known", "Pyongsong / 함흥", "", "No passage names these, nor anything near."),
    Case("a name with a letter missing", "Kaeson", "e22-kaesong",
         "Nothing is called so, and Kaesong is a letter away: a slip is helped, and the page says so.",
         says=("Nothing was found as typed",)),
    *spelled("Uiju", "Uiju / Ŭiju / Euiju", "k17-uiju", "Sinuiju is another city, though its Hangul has that of Uiju in it."),
    Case("Uiju in Hangul", "의주", "k17-uiju k17-sinuiju s-kyohwaso-3", "Korean joins words: its letters stand anywhere."),
    Case("Uiju taken out", "벽돌공 -Uiju", "k17-sinuiju", "Only what is found is taken out."),
    Case("Uiju in Hangul taken out", "벽돌공 -의주", "", "Both are."),
    Case("Camp 14", "Camp 14", "k18-camp14 s-kinu-camps s-kwanliso-14 s-harsher",
         "The camp, not the prison that shares its town."),
    Case("Camp 15", "camp 15", "s-kinu-camps", "A neighbour in the list."),
    Case("Camp No. 14", "Camp No. 14", "k18-camp14 s-kinu-camps s-kwanliso-14 s-harsher", "Another form of Camp 14."),
    Case("Camp 14 in Korean", "14호 관리소", "k18-camp14 s-kinu-camps s-kwanliso-14 s-harsher", "Its Korean name."),
    Case("Kyohwaso No. 1", "Kyohwaso No. 1", "k18-convicts s-kinu-camps s-kyohwaso-1",
         "Not No. 12; the list of camps cites a work on No. 1."),
    Case("Number Nine", "Number Nine", "r19-strelsau", "A short name brings its own facility, not its neighbour."),
    Case("a place of two facilities", "Kaechon fence", "k18-camp14", "Both words."),
    Case("a name among words", "survivors of Jongori", "k17-jongo-ri", "A name is expanded where it stands among words."),
    Case("a name in OR", "Jongori OR bees", f"{JONGO} k17-gyohwaso", "And where it stands in an OR."),
    Case("a name taken out", "korea penal -kyohwaso -kwanliso -Kaechon -Jongori -Hoeryong -Pukchang -Hwasong",
         "k18-songrim k18-chongjin k18-changjin k18-onsong", "Taken out in every spelling."),
    Case("a name in a phrase", '"at Pukchang"', "k16-pukchang", "A phrase stays as it was typed."),
    Case("Korean word with another", "개천 증언자", "k17-hangul", "Both words, each with its particle."),
    Case("a Korean phrase", '"세 해를"', "k17-hangul", "Words side by side."),
    Case("a Korean word inside", "언자", "k17-hangul", "Pairs of syllables stand anywhere in a word."),
    Case("a kind of place behind its name", "kyohwaso Jongori", "k17-kyohwaso-joined k17-jongo-ri s-kyohwaso-12 s-eyelashes",
         "Korean writes the name and the kind as one word: the name begins it, the kind stands in it."),
    Case("Korean that is not there", "개성공단", "", "No passage has the industrial zone."),
    Case("a hidden facility", "Hentzau", "", "A draft is not known to searches, nor is what it is tied to."),
    Case("what it is tied to", "tower", "r19-tower", "The passage itself is public."),
    Case("a personal name", "Kim Jong-un", "s-summary s-ohchr", "With a hyphen, and in three words."),
]  # fmt: skip

NAMESAKES = [
    ("Kaechon", "kwanliso-14 kwanliso-18 choma-bong kyohwaso-1"),
    ("개천", "kwanliso-14 kwanliso-18 choma-bong kyohwaso-1"),
    ("guards at Gaechon", "kwanliso-14 kwanliso-18 choma-bong kyohwaso-1"),
    ("Strelsov", "strelsau-central strelsau-women"),
    ("Pukchang", ""),
    ("Hentzau", ""),
    ("Camp 14", ""),
    ("kyohwaso", ""),
]
"""Place names, and the public facilities that share them; none where a single one bears it."""
