"""Words side by side, OR, minus, phrases, parentheses, beginnings, near words, exact words."""

from tests.search.judged.case import Case, spelled

OATHS = "r20-oath e22-oath r20-twelve-lashes"
CLERKS = "r20-oath e22-oath"

JOINED = [
    Case(
        "two words", "clerks oath", CLERKS, "Both words must stand in the passage; the price of an oath has no clerks."
    ),
    Case("the word AND", "clerks AND oath", CLERKS, "AND is what stands between words anyway."),
    Case("an ampersand", "clerks & oath", CLERKS, "An ampersand is an AND."),
    Case("no passage has both", "clerks stones", "", "Each is there, in different passages: words are never ORed."),
    Case(
        "body and heading", "pamphlets square", "r20-print r20-pamphlets", "One has “pamphlets” in its heading alone."
    ),
    Case("word of the country", "estmark wolf", "e22-wolf", "A passage stands under the name of its country."),
    Case("capitals do not count", "CLERKS Oath", CLERKS, "Nobody searches by capitals."),
    Case("plural and singular", "clerk oaths", CLERKS, "Words are stemmed on both sides."),
    Case(
        "a sentence",
        "Who was beaten outside the courthouse?",
        "",
        "Every word counts, and “who” is in no such passage.",
    ),
    Case("either word", "lice OR bees", "k17-jongo-ri k17-gyohwaso", "One of both is enough."),
    Case("either word with a bar", "lice | bees", "k17-jongo-ri k17-gyohwaso", "A bar is an OR."),
    Case(
        "or in small letters",
        "lice or bees",
        "",
        "Small “or” is a word like others; no passage has all three, and told.",
        says=("in capitals, OR",),
    ),
    Case("OR before AND", "clerks OR lashes oath", OATHS, "OR binds its two neighbours: (clerks OR lashes) and oath."),
    Case("OR behind AND", "oath may OR june", CLERKS, "oath and (May or June)."),
    Case("three with OR", "lice OR bees OR clocks", "k17-jongo-ri k17-gyohwaso k17-gaecheon", "Any of three."),
    Case("parentheses", "(clerks oath) OR bees", f"{CLERKS} k17-gyohwaso", "Parentheses join before OR does."),
    Case("parentheses behind", "survivors (lice OR bees)", "k17-jongo-ri", "The bees had no survivors beside them."),
    Case("nested parentheses", "((lice OR (bees)) (survivors))", "k17-jongo-ri", "As without the needless ones."),
    Case("empty parentheses", "oath ()", OATHS, "Nothing in them asks for nothing."),
]

EXCLUDED = [
    Case("minus", "oath -clerks", "r20-twelve-lashes", "Clerks are taken out."),
    Case("the word NOT", "oath NOT clerks", "r20-twelve-lashes", "NOT is a minus."),
    Case("an en dash for a minus", "oath –clerks", "r20-twelve-lashes", "Word processors make the minus longer."),
    Case("a minus before parentheses", "oath -(may OR june)", "r20-twelve-lashes", "Neither month."),
    Case("a minus before a phrase", 'oath -"loyalty oath"', "r20-twelve-lashes", "The phrase is taken out, not its words."),
    Case("minus at the beginning", "-clerks oath", "r20-twelve-lashes", "Where it stands does not matter."),
    Case("twice not", "oath -(-clerks)", CLERKS, "Not without clerks is with them."),
    Case("only a minus", "-korea -ruritania", "e22-toll e22-oath e22-kaesong e22-wolf e22-organs e22-colour",
         "Everything that is left: those under Estmark."),
    Case("minus and what is not there", "bees -zebras", "k17-gyohwaso", "Excluding what nothing has excludes nothing."),
    Case("a hyphen is no minus", "hunger-strike", "r19-fast", "A hyphen inside a word joins it."),
    Case("a minus that stands alone", "clerks - oath", CLERKS, "It excludes nothing, and is told.", says=("left out",)),
    Case("minus with a name", "shifts -Bukchang", "", "Pukchang and Pookchang are the same place, and go with it."),
]  # fmt: skip

PHRASES = [
    Case("a phrase", '"forced labor"', "r19-forced-labor", "Labor that was never forced stands there in another order.",
         among="ruritania-2019"),
    Case("a phrase is stemmed", '"loyalty oaths"', CLERKS, "The order is fixed, the endings are not."),
    Case("a phrase with stop words", '"a state of fear"', "r19-state-of-fear", "Small words count: not the fear of the state."),
    Case("its decoy", '"fear of the state"', "r19-fear-of-state", "The same words the other way round are another phrase."),
    Case("a phrase of stop words", '"to be or not to be"', "r19-to-be", "Nothing is thrown away."),
    Case("curly quotation marks", "“no fault”", "r19-court", "Curly quotes are quotes."),
    Case("low quotation marks", "„no fault“", "r19-court", "So are German ones."),
    Case("guillemets", "«no fault»", "r19-court", "So are French ones."),
    Case("full-width quotation marks", "＂no fault＂", "r19-court", "So are those of a Korean keyboard."),
    Case("no partner", '"no fault', "r19-court", "Read to the end, and told.", says=("no partner",)),
    Case("single quotation marks", "‘a state of fear’", "r19-state-of-fear s-eyelashes",
         "They are apostrophes: four words in any order. The work outside “the State system” speaks of fears."),
    Case("an apostrophe in a phrase", '"women\'s wing"', "r19-fast", "Printed with a curly one."),
    Case("across a no-break space", '"cell block 9"', "r19-block", "Printed with spaces that do not break."),
    Case("a no-break space typed", "cell\u00a0block", "r19-block", "Any space is a space."),
    Case("across an em dash", '"riot its third"', "r19-dash", "A dash without spaces does not glue words together."),
    Case("across a comma", '"noon as the rules"', "r19-far", "Signs between words do not count."),
    Case("of one word", '"bees"', "k17-gyohwaso", "A phrase of one word is the word."),
    Case("two phrases", '"loyalty oath" "in june"', "e22-oath", "Both."),
    Case("in the heading", '"ill usage" oath', "r20-oath r20-twelve-lashes", "Headings are words too."),
    Case("not across heading and body", '"pamphlets three hundred"', "", "A heading and its paragraph are two texts."),
]  # fmt: skip

FORMS = [
    Case("full-width letters in the text", "ABC123", "r19-fullwidth", "The same number, printed wide."),
    Case("full-width letters typed", "ＡＢＣ１２３", "r19-fullwidth", "And the other way round."),
    Case(
        "full-width signs", "（lice\u3000ＯＲ\u3000bees）", "k17-jongo-ri k17-gyohwaso", "All signs of a wide keyboard."
    ),
    Case("a full-width minus", "oath －clerks", "r20-twelve-lashes", "It is a minus."),
    Case(
        "a ligature",
        "officials fined",
        "r19-ligature s-plans",
        "ﬃ and ﬁ are letters; the seed speaks of officials and a fine.",
    ),
    Case("a soft hyphen", "overcrowding", "r19-overcrowded s-six-kinds", "It cannot be seen, so it does not count."),
    Case("two words for a hyphenated one", "hunger strike", "r19-fast", "Its parts are words."),
    Case("one word for a hyphenated one", "hungerstrike", "r19-fast", "And so is the whole."),
    Case("without the accent", "etoile", "r19-etoile", "Nobody has every accent on the keyboard."),
    Case("a decomposed accent", "E\u0301toile", "r19-etoile", "Some keyboards send two characters."),
    Case("a dotless i", "Kizilkaya", "r19-kizilkaya", "ı is folded to i."),
    Case("a dotless i typed", "KIZILKAYA", "r19-kizilkaya", "In capitals too."),
    *spelled(
        "a number",
        "1,200 / 1200 / 1\u00a0200 / 1\u202f200 / 1\u2009200 / １，２００",
        "r19-figure r19-figure-plain s-kyohwaso-8",
        "With or without a sign between its thousands.",
    ),
    Case("a plain number in a phrase", '"1200 inmates"', "r19-figure", "Printed with its comma."),
    Case("a comma in a phrase", '"1,200 blankets"', "r19-figure-plain", "Printed without one."),
    Case(
        "a space in a phrase",
        '"1\u00a0200 blankets"',
        "r19-figure-plain",
        "A space that does not break sets thousands apart.",
    ),
    Case("a plain number near a word", '"inmates 1200"~2', "r19-figure", "Near words know both ways."),
    Case("a comma near a word", '"blankets 1,200"~2', "r19-figure-plain", "In any order."),
    Case(
        "a number among words", "1200 feet mining", "s-kyohwaso-8", "Each word counts, in whatever way it is printed."
    ),
    Case("a number taken out", "blankets -1,200", "", "Taken out in both ways."),
    Case("hundreds of thousands", "135000", "s-kinu-camps", "However many thousands."),
    Case("another number", "12000", "", "Not ten times as many."),
    Case("a number as printed", "exact:1200", "r19-figure-plain", "Exact words are not written otherwise."),
    Case("a number with its comma as printed", 'exact:"1,200"', "r19-figure s-kyohwaso-8", "Nor with a comma."),
    Case("an address", "https://example.org/list", "r19-colon", "A colon before two slashes is no field."),
    Case("an invisible space", "clo\u200bcks", "k17-gaecheon", "What cannot be seen does not count."),
]

BEGINNINGS = [
    Case("a beginning", "shopk*", "r19-ligature", "Any word that begins so."),
    Case("of a name", "Jongo*", "k17-jongo-ri k17-jongo-breve s-kyohwaso-12 s-eyelashes",
         "Jongo-ri, Jŏngŏ-ri and Jongori begin so; Jongno-ri does not, and a beginning is not expanded."),
    Case("in a heading", "pamphl*", "r20-print r20-pamphlets", "Headings too."),
    Case("folded", "étoi*", "r19-etoile", "With or without its accent."),
    Case("of a stemmed word", "overcrowdi*", "r19-overcrowded s-six-kinds", "Longer than the stem, and still a beginning."),
    Case("of a Korean word", "증언*", "k17-hangul", "Two syllables are enough."),
    Case("nothing begins so", "zzyx*", "", "Then nothing is found."),
    Case("too short", "o*", "", "One letter would find everything; it is told, and read as a word.", says=("asterisk",)),
    Case("inside a word", "oa*th", OATHS, "There it means nothing, and is told.", says=("asterisk",)),
    Case("with a minus", "oath -cler*", "r20-twelve-lashes", "A beginning can be excluded."),
]  # fmt: skip

NEAR = [
    Case("near", '"lashes night"~4', "r19-near", "Four words from one to the other; sixteen in the other passage."),
    Case("near the other way round", '"night lashes"~4', "r19-near", "Any order."),
    Case("just beyond", '"lashes night"~3', "", "The fourth word is too far."),
    Case("just beyond the other way round", '"night lashes"~3', "", "In any order."),
    Case("farther", '"lashes night"~16', "r19-near r19-far", "The sixteenth word."),
    Case("one short of it", '"lashes night"~15', "r19-near", "The sixteenth word is too far for fifteen."),
    Case("near without a number", '"lashes night"~', "r19-near", "Within five."),
    Case("near in curly quotes", "“night lashes”~4", "r19-near", "The tilde belongs to the phrase."),
    Case("too far to be near", '"night lashes"~999', "r19-near r19-far", "Fifty at most, and told.", says=("50",)),
    Case("three near words", '"scars lashes night"~8', "r19-near", "All of them within eight words, in any order."),
    Case("stemmed near words", '"lash nights"~4', "r19-near", "Endings do not count here either."),
]

EXACT = [
    Case("stemmed", "toll", "e22-toll", "Tolls are found by their stem."),
    Case("not stemmed", "exact:toll", "", "Only tolls are printed."),
    Case("as printed", "exact:tolls", "e22-toll", "That is the word."),
    Case("an exact phrase", 'exact:"bridge tolls"', "e22-toll", "Words side by side, as printed."),
    Case("an exact accent", "exact:étoile", "r19-etoile", "As printed; only capitals do not count."),
    Case("without the exact accent", "exact:etoile", "", "Not folded."),
    Case("an exact name", "exact:Kaechon", "s-kyohwaso-1", "Only the seed prints it so; no other form, no link."),
    Case("an exact apostrophe", "exact:\"Kaech'on\"", "k16-kaechon", "Straight and curly are one sign."),
    Case("an exact hyphen", "exact:Jongo-ri", "k17-jongo-ri s-eyelashes", "Neither Jongori nor Jŏngŏ-ri."),
    Case("an exact Korean word", "exact:개천에서", "k17-hangul", "With its particle, as printed."),
    Case("part of a Korean word", "exact:개천", "", "It is not printed without its particle."),
    Case("exact in parentheses", "exact:(tolls pilgrims)", "e22-toll", "Meant for each word in them."),
    Case("exact quotes around quotes", 'exact:"found no fault"', "r19-court", "The quotation marks of the text are no words."),
    Case("names as typed", "Kaechon", "k16-kaechon k18-camp14 k18-convicts s-kinu-camps s-kyohwaso-1 s-kwanliso-14 s-harsher",
         "The switch leaves the other forms out; what curators tied by that very form stays.", asked={"exact": True}),
]  # fmt: skip

CASES = [*JOINED, *EXCLUDED, *PHRASES, *FORMS, *BEGINNINGS, *NEAR, *EXACT]
