"""The order of results, filters, repeats, suggestions and what is hidden."""

from tests.search.judged.case import Case

OLD_AND_NEW = "north-korea-2016 north-korea-2018"
STRELSAU = "strelsau-central strelsau-women"

ORDER = [
    Case("typed form first", "Pukchang", "k16-pukchang k18-bukchang k18-pookchang",
         "As typed, then the listed form, then what only sounds so: although the first is the oldest.",
         in_order=True, among=OLD_AND_NEW),
    Case("typed form first the other way round", "Bukchang", "k18-bukchang k16-pukchang k18-pookchang",
         "As typed, listed, sounded.", in_order=True, among=OLD_AND_NEW),
    Case("typed form first of what sounds so", "Pookchang", "k18-pookchang k18-bukchang",
         "As typed; the listed form only sounds so.", in_order=True, among="north-korea-2018"),
    Case("fuzzy behind the word", "Pukchang~", "k16-pukchang k18-bukchang k18-pookchang",
         "The word itself, then those that differ in a letter or two.", in_order=True, among=OLD_AND_NEW),
    Case("heading before body", "pamphlets", "r20-print r20-pamphlets", "A whole section of them weighs more.", in_order=True),
    Case("rarer word first", "shifts OR lice", "k17-jongo-ri k18-bukchang k18-pookchang k16-pukchang",
         "One passage has lice, three have shifts; equal ones stand by edition and place.", in_order=True),
    Case("newest first", "clerks loyalty", "e22-oath r20-oath", "Equal words: the newer edition stands first.", in_order=True),
    Case("both words first", "oath OR lashes year:2020", "r20-twelve-lashes r20-oath", "It has both.", in_order=True),
    Case("sorted by edition", "oath", "e22-oath r20-oath r20-twelve-lashes", "By edition, then place.",
         in_order=True, asked={"sort": "newest"}),
    Case("fields only choose", "year:2022", "e22-kaesong e22-wolf e22-organs e22-colour e22-toll e22-oath",
         "Nothing ranks: the order of the report.", in_order=True),
    Case("nothing typed", "", "e22-kaesong e22-wolf e22-organs e22-colour e22-toll e22-oath",
         "The archive is read through, in its order.", in_order=True, among="estmark-2022"),
]  # fmt: skip

FILTERS = [
    Case("two values of one facet", "oath", "r20-oath r20-twelve-lashes e22-oath", "Values of one facet widen.",
         filters={"year": "2020 2022"}),
    Case("two facets", "oath", "r20-oath r20-twelve-lashes", "Facets narrow.", filters={"year": "2020 2022", "country": "QR"}),
    Case("an excluded value", "oath", "r20-oath r20-twelve-lashes", "Estmark is taken out.", excluded={"country": "QE"}),
    Case("two excluded values", "clerks", "", "Both countries are taken out.", excluded={"country": "QE QR"}),
    Case("a filter without words", "", "r19-strelsau r19-overcrowded", "Two prisons.", filters={"facility": STRELSAU}),
    Case("a filter and an excluded value", "", "r19-beaten", "The union’s works but the bulletin.",
         filters={"publisher": "press-union"}, excluded={"source": "rpu-bulletin"}),
    Case("a filter above", "", "r19-beaten", "A beating is torture in the tree.", filters={"abuse": "torture", "country": "QR"}),
    Case("an excluded value above", "journalist", "s-issues", "A beating is torture, and goes with it; so would the seed’s.",
         filters={"group": "journalists"}, excluded={"abuse": "beating"}),
    Case("kind without one facility", "", "k17-jongo-ri", "The other prison of that kind.",
         filters={"facility_type": "kyohwaso", "year": "2016 2017 2018"}, excluded={"facility": "kyohwaso-1"}),
    Case("a group in two countries", "", "k18-convicts r19-overcrowded s-guards s-rape s-kyohwaso-8", "Women in detention.",
         filters={"group": "women-prisoners"}),
    Case("a topic and a year", "", "k16-kaechon k16-jongno k16-pukchang k16-myeonggan k16-kwallisos", "Penal conditions of 2016.",
         filters={"topic": "prison-conditions", "year": "2016"}),
    Case("a filter that contradicts", "oath", "", "No oath stands in that edition.", filters={"year": "2016"}),
    Case("a filter and a field", "country:QR oath", "", "The filter holds, whatever the field says.", filters={"country": "QE"}),
]  # fmt: skip

REPEATS = [
    Case("word for word", "students autumn", "k18-students", "Three editions repeat it: shown once, the newest.", total=3),
    Case("repeats on demand", "students autumn", "k18-students k17-students k16-students", "Switched on: newest first.",
         in_order=True, asked={"repeats": True}),
    Case("repeats within a filter", "students autumn", "k17-students", "The newest of those that match.",
         filters={"year": "2016 2017"}, total=2),
    Case("alike is no repeat", "clerks loyalty oath", "e22-oath r20-oath", "Another month: other words."),
]  # fmt: skip

HIDDEN = [
    Case("suggested link off", "abuse:prison-labour country:QR", "r19-forced-labor", "Nobody has checked the other."),
    Case("suggested link as a filter", "", "r19-forced-labor r20-stones", "Switched on, filters count it.",
         filters={"abuse": "prison-labour", "country": "QR"}, asked={"suggested": True}),
    Case("suggested link as a field", "abuse:prison-labour country:QR", "r19-forced-labor r20-stones",
         "Switched on, a field means what its filter means.", asked={"suggested": True}),
    Case("suggested facility as a field", "facility:Strelsau", "r19-strelsau r19-overcrowded r20-stones",
         "Switched on, a field means what its filter means.", asked={"suggested": True}),
    Case("suggested facility off", "facility:Strelsau", "r19-strelsau r19-overcrowded", "Only what people tied."),
    Case("suggested facility by its name", "Strelsau stones", "", "A suggestion lends no words, switched on or off.",
         asked={"suggested": True}),
    Case("a draft finding", "abuse:beating oath", "", "Its passage is public, the draft is not.", asked={"suggested": True}),
    Case("a withdrawn passage", "Withernsea", "", "Never, by its words."),
    Case("a withdrawn passage by filter", "", "r20-stones", "Never, by its report and section.",
         filters={"report": "ruritania-2020", "topic": "forced-labour"}),
    Case("a withdrawn passage on demand", "sealed mill", "", "No switch shows it.",
         asked={"suggested": True, "repeats": True, "exact": True}),
]  # fmt: skip

CASES = [*ORDER, *FILTERS, *REPEATS, *HIDDEN]
