"""A reference as one sentence that can be pasted anywhere."""

from reports.citing.fields import Item, date_parts, names, one_line

MONTHS = "January February March April May June July August September October November December".split()


def as_plain(item: Item) -> str:
    """Author, title (date), place. Publisher. Archive, its key, address: what is missing is left out."""
    authors = "; ".join(names(item))
    when = _when(item)
    title = one_line(item.get("title")) + (f" ({when})" if when else "")
    publisher = one_line(item.get("publisher"))
    work = _listed(authors, title, one_line(item.get("section")), one_line(item.get("number")))
    where_kept = _listed(one_line(item.get("archive")), _location(item), one_line(item.get("URL")))
    sentences = [work, "" if publisher == authors else publisher, where_kept]
    return ". ".join(filter(None, sentences)) + ("" if where_kept else ".")


def _listed(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _location(item: Item) -> str:
    where = one_line(item.get("archive_location"))
    return where if " " in where else ""


def _when(item: Item) -> str:
    parts = date_parts(item)
    if not parts:
        return one_line((item.get("issued") or {}).get("literal"))
    year, *rest = parts
    if not rest or not 1 <= rest[0] <= len(MONTHS):
        return str(year)
    month = MONTHS[rest[0] - 1]
    return f"{rest[1]} {month} {year}" if len(rest) > 1 else f"{month} {year}"
