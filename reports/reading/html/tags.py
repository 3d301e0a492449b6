"""Which HTML elements are blocks, which are headings and of which level, and which print nothing of a report."""

HEADINGS = {"h1": 0, "h2": 1, "h3": 2, "h4": 3, "h5": 4, "h6": 5}
BLOCKS = set(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td"
    " tfoot th thead tr ul".split()
)
NOT_PRINTED = {
    "script": "a script",
    "style": "a style sheet",
    "noscript": "words for browsers without scripts",
    "template": "a template of the site",
    "svg": "a drawing of the site",
    "math": "a drawing of the site",
    "button": "a button of the site",
    "select": "a form of the site",
    "textarea": "a form of the site",
    "iframe": "a frame of the site",
    "object": "a frame of the site",
    "audio": "a player of the site",
    "video": "a player of the site",
}
