"""What a piece of a web page is by the elements it stands in: a part of the site, what stands beside a title, or text of some kind."""

from reports.reading.html.walk import Piece

_SITES = {
    "nav": "navigation of the site",
    "aside": "a box beside the text",
    "form": "a form of the site",
    "menu": "a menu of the site",
    "dialog": "a message of the site",
}
_AROUND_REPORT = {"header": "header of the site", "footer": "footer of the site"}
_SITES_CLASSES = {
    "screen-reader-text": "words of the site for screen readers",
    "sr-only": "words of the site for screen readers",
    "visually-hidden": "words of the site for screen readers",
    "skip-link": "words of the site for screen readers",
    "breadcrumb": "navigation of the site",
    "breadcrumbs": "navigation of the site",
    "addthis": "share links",
    "sharedaddy": "share links",
}
_BESIDE_TITLE = set("byline author date dateline published entry-meta post-meta article-meta submitted".split())
_TEXT = {
    "footnote": "footnote",
    "figcaption": "caption of a figure",
    "caption": "caption of a table",
    "th": "cell of a table",
    "td": "cell of a table",
    "blockquote": "quotation",
    "pre": "preformatted text",
    "li": "item of a list",
    "dt": "item of a list",
    "dd": "item of a list",
}
_MAY_OPEN_WITH_HEADING = {"paragraph", "item of a list"}
_ELSEWHERE = "other words"
OUTSIDE = "outside the report"
LONGEST_BESIDE_TITLE = 200  # characters; what is longer is text, wherever it stands


def site_part(piece: Piece) -> str:
    """Which part of the site this is; empty when it is none. All that stands outside the report is one."""
    if piece.chrome:
        return piece.chrome
    tags = [*piece.ancestors.tags, piece.tag]
    if not piece.ancestors.in_report:
        parts = _SITES | _AROUND_REPORT
        return f"{OUTSIDE}: {next((parts[tag] for tag in tags if tag in parts), _ELSEWHERE)}"
    own = next((_SITES[tag] for tag in tags if tag in _SITES and "footnote" not in tags), "")
    named = next((_SITES_CLASSES[name] for name in sorted(piece.classes) if name in _SITES_CLASSES), "")
    return own or named or ("foot of the page" if _is_foot(tags) else "")


def stands_beside_title(piece: Piece) -> bool:
    """A date, an author or a short description."""
    named = bool(piece.classes & _BESIDE_TITLE) or "header" in (*piece.ancestors.tags, piece.tag)
    return named and len(piece.words.text) <= LONGEST_BESIDE_TITLE


def text_kind(piece: Piece) -> str:
    """What kind of text a passage is, by the innermost element that says it; footnotes are footnotes throughout."""
    tags = (piece.tag, *reversed(piece.ancestors.tags))
    return _TEXT["footnote"] if "footnote" in tags else next((_TEXT[tag] for tag in tags if tag in _TEXT), "paragraph")


def may_open_with_heading(kind: str) -> bool:
    """Whether bold words at the beginning of such text are a heading; in a cell or a caption they are not."""
    return kind in _MAY_OPEN_WITH_HEADING


def _is_foot(tags: list[str]) -> bool:
    """The foot of an article belongs to the site; that of a quotation names its source, and notes stay notes."""
    return "footer" in tags and not {"blockquote", "figure", "footnote"} & set(tags)
