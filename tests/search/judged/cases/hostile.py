"""Whatever else can be typed or pasted: it finds what it can mean, says what it cannot, and never everything."""

from tests.search.judged.case import Case

OATHS = "r20-oath e22-oath r20-twelve-lashes"
CLERKS = "r20-oath e22-oath"
LETTERLESS = "* / *** / ? / !!! / ... / § / -- / ~ / : / .* / ' / % / \\ / 🕊 / 👩‍🚀🚀 / + / == / ^$ / - / ؟"

NOTHING = [
    *(Case(f"only signs {typed}", typed, "", "Nothing in it is a word: found nothing, and told.", says=("left out",))
      for typed in LETTERLESS.split(" / ")),
    *(Case(f"only syntax {typed}", typed, "", "Syntax around nothing: found nothing.", says=says)
      for typed, says in (
          ("OR", ("OR stands",)), ("NOT", ("excludes",)), ("OR OR OR", ("OR stands",)), ("NOT NOT", ("excludes",)),
          ("(", ("no partner",)), (")", ("no partner",)), ("()", ("no word",)), (")(", ("no partner",)), ("(((", ("no partner",)),
          ('"', ("no partner",)), ('""', ("no word",)), ('"""', ("no partner",)), ('" "', ("no word",)), ("AND", ("no word",)),
          ("-()", ("excludes",)),
          ('-""', ("excludes",)), ("NOT (OR)", ("excludes",)), ('exact:""', ("behind its colon",)), ("country:*", ("left out",)),
      )),
]  # fmt: skip

BROKEN = [
    Case("OR at the beginning", "OR oath", OATHS, "Left out, and told.", says=("OR stands between",)),
    Case("OR at the end", "oath OR", OATHS, "Left out, and told.", says=("OR stands between",)),
    Case("two OR", "lice OR OR bees", "k17-jongo-ri k17-gyohwaso", "One is enough.", says=("OR stands between",)),
    Case("AND OR", "lice AND OR bees", "k17-jongo-ri k17-gyohwaso", "AND says nothing."),
    Case("NOT at the end", "oath NOT", OATHS, "Left out, and told.", says=("excludes",)),
    Case("OR and minus", "lice OR -korea", "k17-jongo-ri", "Lice, or whatever is not under Korea: in this report nothing is.",
         among="north-korea-2017"),
    Case("opened", "(oath clerks", CLERKS, "Read to the end.", says=("opening parenthesis",)),
    Case("closed", "oath) clerks", CLERKS, "Left out, and told.", says=("closing parenthesis",)),
    Case("the wrong way round", ")oath(", OATHS, "Both left out or read to the end.", says=("parenthesis",)),
    Case("200 parentheses", "(" * 200 + "oath" + ")" * 200, OATHS, "Read without the inner ones.", says=("nested",)),
    Case("200 open parentheses", "(" * 200 + "oath", OATHS, "Read to the end.", says=("nested", "no partner")),
    Case("500 minuses", "-" * 500 + "oath", OATHS, "A row of minuses is a line that someone drew, not a wish."),
    Case("an asterisk and a word", "oath *", OATHS, "It is no word.", says=("left out",)),
    Case("an unknown field", "colour:red", "", "Read as words that do not stand together, and told.", says=("no field “colour”",)),
    Case("an unknown field that fits", "note:see", "r19-colon", "As words it stands there.", says=("no field “note”",)),
    Case("a field with a space", "country: Estmark wolf", "e22-wolf", "People write a space behind a colon."),
    Case("a field in a field", "country:(year:2022) loyalty", "e22-oath", "The inner one is its own."),
    Case("a quote inside a word", 'oa"th', "", "A word and an open phrase.", says=("no partner",)),
    Case("a field with a broken phrase", 'source:"ink and', "r19-beaten", "Read to the end.", says=("no partner",)),
    Case("a lone tilde number", '"lashes night"~0', "", "Nearer than side by side there is nothing.", says=("within 1 word",)),
]  # fmt: skip

PASTED = [
    Case("10,000 characters", "oath " * 2_000, OATHS, "The beginning is read, and told.", says=("first 1,000 characters",)),
    Case("10,000 letters", "x" * 10_000, "", "No such word.", says=("first 1,000 characters",)),
    Case("10,000 quotation marks", '"' * 10_000, "", "Nothing is quoted.", says=("first 1,000 characters",)),
    Case("10,000 asterisks", "*" * 10_000, "", "No word.", says=("first 1,000 characters", "left out")),
    Case("100 words", "oath " * 100, OATHS, "Sixty are read, and told.", says=("first 60 words",)),
    Case("a pasted sentence", "Clerks were made to swear a loyalty oath in June.", "e22-oath", "Every word of it stands there."),
    Case("a pasted quotation", "“Clerks were made to swear a loyalty oath in May.”", "r20-oath", "As a phrase."),
    Case("with line breaks", "clerks\r\n\toath", CLERKS, "Any white space."),
    Case("a NUL behind", "oath\x00", OATHS, "It cannot be seen and is none of the word."),
    Case("a NUL between", "clerks\x00oath", CLERKS, "It sets words apart."),
    Case("a NUL in a field", "country:Estmark\x00 wolf", "e22-wolf", "It sets words apart."),
    Case("half a character", "oath \ud800", OATHS, "It cannot be seen."),
]  # fmt: skip

INJECTED = [
    Case("SQL that drops", "'; DROP TABLE reports_passage; --", "", "Words that no passage has.", says=("left out",)),
    Case("SQL that is true", "' OR 1=1 --", "", "No passage has “1 1”, and never all.", says=("left out",)),
    Case("SQL in the text", "SELECT * was its motto", "r19-cpp", "As words it stands there.", says=("left out",)),
    Case("HTML", "<b>Weekly</b>", "r19-cpp", "As words it stands there."),
    Case("a script", "<script>alert(1)</script>", "", "Words that no passage has."),
    Case("a template", "{{ 7*7 }} {% csrf_token %}", "", "Words that no passage has.", says=("left out",)),
    Case("a regular expression", "^oath$", OATHS, "Its signs mean nothing."),
    Case("a greedy regular expression", "oath.*", OATHS, "A beginning."),
    Case("a costly regular expression", "(a+)+$ (a|a)*b", "", "Signs and letters; nothing hangs.", says=("left out",)),
    Case("regular signs in a beginning", "oa.h*", "", "A dot is no letter: no word begins with oah."),
    Case("signs without spaces", "1=1", "", "Two ones; the eleventh of January is another number."),
    Case("the engine's own syntax", "body:oath^5 +clerks", "", "A boost is no syntax here; “oath 5” is no body.",
         says=("No responsible body",)),
    Case("a range of the engine", "[a TO z]", "", "Three words."),
    Case("percent", "printed 100%", "r19-cpp", "A number with a sign."),
    Case("a path", "../../etc/passwd", "", "Words that no passage has."),
]  # fmt: skip

ELSEWHERE = [
    Case("emoji beside a word", "message 🕊", "r19-dove", "The dove is no word, and told.", says=("left out",)),
    Case("Arabic", "سجن", "r19-arabic", "Words of any script are words."),
    Case("Arabic turned round", "\u202eسجن\u202c", "r19-arabic", "Marks of direction cannot be seen."),
    Case("Arabic in a phrase", '"read سجن in"', "r19-arabic", "Words side by side, whatever their script."),
    Case("Arabic with Latin", "paint سجن", "r19-arabic", "Both words."),
    Case("Cyrillic that looks Latin", "оаth", "", "Other letters: no passage has them."),
    Case("Chinese that is not there", "监狱", "", "No passage has it."),
    Case("a language of signs", "ﷺ", "", "One character that is a sentence; no passage has it."),
    Case("bold letters", "𝐨𝐚𝐭𝐡", OATHS, "Letters dressed up for a post are letters."),
    Case("fuzzy asked for", "shopkeper~", "r19-ligature", "One letter is missing."),
    Case("fuzzy with letters swapped", "oaht~", OATHS, "A slip of the fingers."),
    Case("fuzzy when nothing else hits", "shopkeper", "r19-ligature", "No passage has the word as typed: spelled like it, and told.",
         says=("shopkeper",)),
    Case("fuzzy not asked for", "bees", "k17-gyohwaso", "Beds differ in one letter, and are another thing."),
    Case("fuzzy with a hyphen", "Jonga-ri~", "k16-jongno k17-jongo-ri k17-jongo-breve s-kyohwaso-12 s-eyelashes",
         "Near as a whole word, hyphen or none; what is near its “ri” alone is not."),
    Case("fuzzy too far", "zebras~", "", "Nothing is near."),
]  # fmt: skip

CASES = [*NOTHING, *BROKEN, *PASTED, *INJECTED, *ELSEWHERE]
