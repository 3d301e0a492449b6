"""Each field with values that are right, wrong, a part of a name, or in another language."""

from tests.search.judged.case import Case, spelled

KINU = "s-ohchr s-six-kinds s-kinu-camps s-zones s-nutrition s-harsher"
HRNK = (
    "s-kinu-camps s-kyohwaso-1 s-kyohwaso-12 s-kyohwaso-8 s-kyohwaso-3 s-kwanliso-14 s-parallel-gulag s-harsher"
    " s-administration s-eyelashes s-training"
)
CAMP_14 = "k18-camp14 s-kinu-camps s-kwanliso-14 s-harsher"
NEWSPAPERS = "r19-beaten r19-court r19-state-of-fear r19-fear-of-state r19-to-be r19-etoile r19-dove r19-cpp r19-colon"
ESTMARK = "e22-toll e22-oath e22-kaesong e22-wolf e22-organs e22-colour"
TYPED_KWANLISO = "k18-camp14 s-issues s-six-kinds s-kinu-camps s-zones s-quarantine s-kyohwaso-1 s-kwanliso-14 s-parallel-gulag s-harsher"

FACILITIES = [
    *spelled("facility", "facility:Kaechon / facility:Gaecheon / facility:개천 / FACILITY: Kaech'ŏn",
             f"{CAMP_14} k18-convicts s-kyohwaso-1", "Four facilities bear the place name; print alone is no tie."),
    *spelled("facility by number", 'facility:"Camp 14" / facility:"Kwanliso No. 14" / facility:kwanliso-14 / '
             'facility:"Kwanliso No. 14 (Camp 14)" / facility:"14호 관리소"', CAMP_14, "One camp, under whatever name the site shows."),
    *spelled("facility of two", 'facility:"Strelsau Women\'s Prison" / facility:strelsau-women', "r19-overcrowded",
             "One of the two that share the place name."),
    Case("facility by sound", "facility:Pookchang", "s-kinu-camps s-harsher", "No listed form, the same sound."),
    Case("facility by a part of its name", "facility:fortress", "r20-widows", "A part is enough where nothing is called so."),
    Case("facility by half a number", 'facility:"Camp 1"', "", "Camp 1 is no part of Camp 14.", says=("No facility is called",)),
    Case("facility by half a place", "facility:uiju", "", "Uiju is no part of Sinuiju.", says=("No facility is called",)),
    Case("facility and a word", "facility:Kaechon convicts", "k18-convicts", "Both."),
    Case("facility taken out", "fence -facility:Kaechon", "", "The only fence is tied to it."),
    Case("facilities in parentheses", "facility:(zenda OR strelsau)", "r20-widows r19-strelsau r19-overcrowded",
         "The field is meant for each."),
    Case("no such facility", "facility:Narnia", "", "Told.", says=("No facility is called",)),
    Case("a hidden facility as a field", "facility:Hentzau", "", "A draft is not known.", says=("No facility is called",)),
]  # fmt: skip

SOURCES = [
    *spelled("source by publisher", 'source:KINU / source:kinu / source:"Korea Institute for National Unification"', KINU,
             "Every work of theirs; a witness who is cited by them is a source of his own."),
    *spelled("publisher", "publisher:KINU / publisher:kinu", KINU, "The same works, by who issued them."),
    *spelled("publisher of many", "publisher:HRNK / source:HRNK", HRNK, "All their works and announcements."),
    Case("source by title", 'source:"Ink and Iron: Journalists under Arrest"', "r19-beaten", "The whole title."),
    Case("source by a part", 'source:"ink and iron"', "r19-beaten", "A part of the title."),
    Case("source by a part of several", 'source:"white paper"',
         "r19-court s-ohchr s-guards s-six-kinds s-zones s-nutrition s-harsher", "Every white paper, whoever issued it."),
    Case("source by short name", "source:RPU", "r19-beaten r19-strelsau", "Both works of the union."),
    Case("source bulletin", "source:bulletin", "r19-strelsau", "One of them."),
    Case("source by two gulags", "source:gulag", "s-parallel-gulag s-harsher", "Two titles have the word."),
    Case("no such source", "source:Pravda", "", "Told.", says=("No source is called",)),
    Case("publisher with a straight apostrophe", 'publisher:"Lawyers\' Circle of Strelsau"', "r19-court", "Listed with a curly one."),
    Case("publisher by a part", 'publisher:"Press Union"', "r19-beaten r19-strelsau", "A part of the name."),
    Case("no such publisher", "publisher:Gutenberg", "", "Told.", says=("No publisher is called",)),
]  # fmt: skip

PLACES = [
    *spelled("country", "country:Ruritania clerks / country:QR clerks / country:qr clerks / country:Ruritanie clerks /"
             ' country:"Kingdom of Ruritania" clerks', "r20-oath r19-fullwidth", "By name, code, and other names."),
    Case("country by itself", "country:Estmark", ESTMARK, "All of it."),
    Case("country by a part", "country:duchy wolf", "e22-wolf", "A part of another name."),
    Case("country of the other", "country:Estmark lice", "", "Lice are not reported there."),
    *spelled("North Korea", 'country:KP lice / country:"North Korea" lice / country:DPRK lice', "k17-jongo-ri",
             "By code, name, and the name that it gives itself, shortened."),
    Case("no such country", "country:Atlantis oath", "", "Told, and not left out.", says=("No country is called",)),
    Case("two countries", "country:(QE OR QR) loyalty", "r20-oath e22-oath", "Either."),
]  # fmt: skip

YEARS = [
    Case("year", "year:2020 oath", "r20-oath r20-twelve-lashes", "One edition."),
    Case("year range", "year:2020..2022 oath", "r20-oath r20-twelve-lashes e22-oath", "Both ends belong to it."),
    Case("year range with a dash", "year:2020–2021 oath", "r20-oath r20-twelve-lashes", "As people write ranges."),
    Case("year range backwards", "year:2022..2021 oath", "e22-oath", "Read the only way it makes sense."),
    Case("year to", "year:..2016 shifts", "k16-pukchang", "Open at the beginning."),
    Case("year from", "year:2021.. oath", "e22-oath", "Open at the end."),
    Case("year at least", "year:>=2022", ESTMARK, "As a formula."),
    Case("year at most", "year:<=2016 korea slept", "k16-pukchang", "As a formula."),
    Case("year with a wide colon", "year：2022 oath", "e22-oath", "A wide colon is a colon."),
    Case("year that no report has", "year:1950 oath", "", "Told.", says=("No report is of 1950",)),
    Case("years that no report has", "year:1950..1960 oath", "", "Told.", says=("No report is of 1950–1960",)),
    Case("years up to none", "year:..1960 oath", "", "Told.", says=("No report is of 1960 or earlier",)),
    Case("years from none", "year:2030.. oath", "", "Told.", says=("No report is of 2030 or later",)),
    Case("years of some", "year:1950..2019 lashes oath", "", "Some reports are of these years."),
    Case(
        "no year",
        "year:banana oath",
        "r20-oath r20-twelve-lashes e22-oath",
        "Left out, and told.",
        says=("is no year",),
    ),
    Case(
        "only dots", "year:.. oath", "r20-oath r20-twelve-lashes e22-oath", "Left out, and told.", says=("is no year",)
    ),
    Case("year taken out", "oath -year:2022", "r20-oath r20-twelve-lashes", "The others."),
    Case(
        "years in OR", "(year:2016 OR year:2018) shifts", "k16-pukchang k18-bukchang k18-pookchang", "Either edition."
    ),
    Case("a year as a word", "2022 oath", "e22-oath", "A passage stands under its year."),
]

SECTIONS = [
    Case("section", "section:7.b -country:KP", "r19-forced-labor r19-labor-not-forced r20-stones", "As the report labels it."),
    Case("section above", "section:7 -country:KP", "r19-forced-labor r19-labor-not-forced r20-stones", "With all below it."),
    Case("section in capitals", "section:2.A", NEWSPAPERS, "Labels have no case."),
    Case("section with a sign", "section:§2.a", NEWSPAPERS, "The sign is not part of it."),
    Case("section of several", "section:2", f"{NEWSPAPERS} r20-print", "2.a and 2.b stand in 2."),
    Case("a section that is none", "section:99 oath", "", "Told.", says=("No report has a section “99”",)),
    Case("a section is not a beginning", "section:2.a1", "", "2.a is not 2.a1.", says=("No report has a section “2.a1”",)),
    Case("no such section in capitals", "section:§9.Z", "", "Told as it was typed.", says=("No report has a section “9.Z”",)),
    Case("a section of another report", "country:QE section:7", "", "Other reports have it: nothing to tell."),
    Case("no such section taken out", "tolls -section:9.z", "e22-toll", "Told all the same.", says=("No report has a section",)),
    Case("one section or none", "section:(4 OR 99)", "e22-toll e22-oath", "One of both is known.", says=("“99”",)),
    Case("topic", "topic:press", f"{NEWSPAPERS} r20-print", "Under whatever number the edition has it."),
    Case("topic by a heading", 'topic:"Press and Media Freedoms"', f"{NEWSPAPERS} r20-print", "As some edition prints it."),
    Case("topic above", "topic:civil-liberties", f"{NEWSPAPERS} r20-print", "With all below it."),
    Case("topic by a part", "topic:transparency", "e22-toll e22-oath", "A part of its label."),
    Case("topic and a word", "topic:torture oath", "r20-oath r20-twelve-lashes", "The bribes of Estmark are another topic."),
    Case("no such topic", "topic:gardening", "", "Told.", says=("No topic is called",)),
    *spelled("report", 'report:"Estmark 2022" / report:estmark-2022 / report:Estmark', ESTMARK, "By its name, or a part of it."),
    Case("report and a word", "report:country-reports-2021-north-korea eyelashes", "s-kyohwaso-8 s-eyelashes", "The seed."),
    Case("no such report", 'report:"Narnia 1950"', "", "Told.", says=("No report is called",)),
]  # fmt: skip

TERMS = [
    *spelled("abuse", "abuse:beating / abuse:Beatings / abuse:beaten / abuse:assault", "r19-beaten s-methods s-ohchr s-training",
             "What curators say is reported, not the word; a draft does not count."),
    *spelled("abuse above", "abuse:torture country:QR / abuse:고문 country:QR / abuse:ill-treatment country:QR", "r19-beaten",
             "A beating is torture in the tree, in any language that is listed."),
    *spelled("abuse below", 'abuse:"forced labor" country:QR / abuse:"forced labour" country:QR', "r19-forced-labor",
             "Prison labour is forced labour; what a machine proposes is not found."),
    Case("abuse by a part", "abuse:journalist", "r19-beaten s-issues", "A part of “Attacks on journalists”."),
    Case("no such abuse", "abuse:joy", "", "Told.", says=("No kind of abuse is called",)),
    *spelled("type", "type:kwanliso / type:관리소 / type:\"political prison camps\"", TYPED_KWANLISO,
             "What is tied to such a camp, or to the kind alone."),
    Case("type of another", "type:jipkyulso", "s-rape s-six-kinds", "Holding centres."),
    Case("no such type", "type:castle", "", "Told.", says=("No kind of facility is called",)),
    *spelled("group", "group:journalists / group:reporter", "r19-beaten s-issues", "Whom it concerns."),
    Case("group above", "group:prisoners country:QR", "r19-overcrowded", "Women in detention are prisoners."),
    Case("no such group", "group:unicorns", "", "Told.", says=("No affected group is called",)),
    *spelled("body", 'body:gendarmes / body:"Police of Ruritania" / body:ruritania-police', "r19-beaten", "Who is said to have done it."),
    *spelled("body of the seed", "body:bowiseong / body:보위성", "s-apparatus s-rape s-six-kinds", "In Korean too."),
    Case("no such body", "body:wizards", "", "Told.", says=("No responsible body is called",)),
    Case("fields together", "country:QR abuse:beating source:RPU year:2019 section:2.a group:journalists", "r19-beaten", "All at once."),
    Case("fields that exclude each other", "country:QR country:QE", "", "No passage is of both."),
    Case("a field and its word", 'country:QR "two gendarmes" OR oath', "r19-beaten r20-oath r20-twelve-lashes",
         "(the phrase OR oath), and the country."),
]  # fmt: skip

CASES = [*FACILITIES, *SOURCES, *PLACES, *YEARS, *SECTIONS, *TERMS]
