"""Closed vocabularies: the values that code depends on. Open vocabularies (abuse types, groups, actors) are tables."""

from django.db.models import TextChoices


class Status(TextChoices):
    """Where a record stands on its way to the public. Only PUBLISHED is ever public."""

    SUGGESTED = "suggested", "Suggested by machine"
    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"
    REJECTED = "rejected", "Rejected"


class WithdrawalReason(TextChoices):
    """Why a record was taken down: the class that readers are shown, never the details."""

    WITNESS_SAFETY = "witness_safety", "To protect a person"
    ERROR = "error", "It was wrong"
    DUPLICATE = "duplicate", "It repeated another record"
    LEGAL = "legal", "For a legal reason"
    REQUEST = "request", "At the request of its source"


class Relation(TextChoices):
    """Why a passage is withdrawn together with another one."""

    VERSION = "version", "another version of it"
    EQUAL = "equal", "the same words"
    NEAR = "near", "nearly the same words"
    VERSION_OF_RELATED = "version_of_related", "another version of such a passage"


class SectionKind(TextChoices):
    SUMMARY = "summary", "Summary"
    SECTION = "section", "Section"
    SUBSECTION = "subsection", "Subsection"
    HEAD = "head", "Heading"
    RUN_IN = "run_in", "Run-in heading"


class CaptureMethod(TextChoices):
    FILE = "file", "Given as a file"
    URL = "url", "Fetched from its address"
    UPLOAD = "upload", "Uploaded by a curator"


class MoveOutcome(TextChoices):
    """What became of a finding when a newer capture changed or dropped the passage it stands in."""

    MOVED = "moved", "Moved to the newer text by itself"
    WAITING = "waiting", "Waits for a curator"
    REPLACED = "replaced", "Moved by a curator"
    KEPT = "kept", "Kept with the older text by a curator"


class IntakeState(TextChoices):
    """Where the pages that somebody uploaded stand on their way into the archive."""

    WAITING = "waiting", "Waits to be read"
    READING = "reading", "Being read"
    READ = "read", "Read, waits for a decision"
    CONFIRMED = "confirmed", "Waits to be brought in"
    RUNNING = "running", "Being brought in"
    DONE = "done", "Done"
    CANCELLED = "cancelled", "Cancelled"
    FAILED = "failed", "Broke off"


class IntakeVerdict(TextChoices):
    """What comparing a page with the record came to, before anything is written."""

    NEW = "new", "New"
    REVISED = "revised", "Revised"
    SAME = "same", "Held already"
    WITHDRAWN = "withdrawn", "Taken down here"
    REFUSED = "refused", "Cannot come in yet"


class IntakeOutcome(TextChoices):
    """What became of a page."""

    PENDING = "pending", "Not brought in"
    CAME_IN = "came_in", "Came in"
    UNCHANGED = "unchanged", "Changed nothing"
    LEFT_OUT = "left_out", "Left out by choice"
    FAILED = "failed", "Failed"


class TraceRule(TextChoices):
    """By what a machine came to propose something. The labels follow what it proposes: “Facility, by a known name”."""

    CUE = "cue", "by a word of the lexicon"
    TERM = "term", "by a known term"
    FACILITY_NAME = "facility-name", "by a known name"
    FACILITY_NUMBER = "facility-number", "by a known kind and number"
    FACILITY_PLACE = "facility-place", "by a known place name"
    FACILITY_TYPE = "facility-type", "by a known kind of place"
    ACCORDING_TO_VOICE = "according-to-voice", "by “according to”"
    VOICE_SPEAKS = "voice-speaks", "by who speaks and a verb of saying"
    RESTS_ON_VOICE = "rests-on-voice", "by what the words rest on"
    THERE_WERE_REPORTS = "there-were-reports", "by “there were reports”"
    LAW = "law", "by what a law provides"
    DENIAL = "denial", "by a denial"
    WORK_TITLE = "work-title", "by the title of a work"
    WORK_BEFORE = "work-before", "by a work named before"
    WORK_OF_BODY = "work-of-body", "by a body and its work"
    BODY = "body", "by a body, which issued several works"
    CARRIED_OVER = "carried-over", "carried over from the sentence before"
    NUMBER = "number", "by a number and what it counts"
    HEDGE_WORD = "hedge-word", "by a word that hedges"

    @classmethod
    def words(cls, value: str) -> str:
        """The label; empty for a value that is none of these, as in the trace of a suggestion made by other rules."""
        return str(cls(value).label) if value in cls.values else ""


class PublisherKind(TextChoices):
    GOVERNMENT = "government", "Government"
    UN = "un", "United Nations body"
    INSTITUTE = "institute", "Research institute"
    NGO = "ngo", "Non-governmental organisation"
    MEDIA = "media", "News media"
    COLLECTIVE = "collective", "Collective, not one body"


class SourceKind(TextChoices):
    REPORT = "report", "Report"
    WHITE_PAPER = "white_paper", "White paper"
    STATEMENT = "statement", "Statement"
    PRESS = "press", "Press report"
    DATABASE = "database", "Database"
    ESTIMATE = "estimate", "Estimate"
    COLLECTIVE = "collective", "Collective testimony"
    ANONYMOUS = "anonymous", "Unnamed source"


class Evidence(TextChoices):
    """What a source rests on, after HURIDOCS "type of source material"."""

    TESTIMONY = "testimony", "Testimony"
    SATELLITE_IMAGERY = "satellite_imagery", "Satellite imagery"
    STATE_MEDIA = "state_media", "State media"
    OFFICIAL_STATEMENT = "official_statement", "Official statement"
    DOCUMENTS = "documents", "Documents"
    SURVEY = "survey", "Survey or model"
    UNSTATED = "unstated", "Not stated"


class CopyKind(TextChoices):
    ORIGINAL = "original", "At its publisher"
    ARCHIVED = "archived", "Archived copy"


class CitationRole(TextChoices):
    """What the source does for the finding."""

    REPORTS = "reports", "reports"
    ESTIMATES = "estimates", "estimates"
    QUOTES = "quotes", "is quoted"
    DENIES = "denies", "denies"
    BASED_ON = "based_on", "is what it rests on"


class Certainty(TextChoices):
    """How sure it is which source the words mean."""

    NAMED = "named", "Named in the text"
    RESOLVED = "resolved", "Resolved by a curator"
    AMBIGUOUS = "ambiguous", "More than one work could be meant"
    COLLECTIVE = "collective", "A group, not one work"
    ANONYMOUS = "anonymous", "An unnamed source"


class Qualifier(TextChoices):
    EXACTLY = "exactly", "exactly"
    ABOUT = "about", "about"
    AT_LEAST = "at_least", "at least"
    AT_MOST = "at_most", "at most"


class NameKind(TextChoices):
    FULL = "full", "Full name"
    PLACE = "place", "Place name"
    SHORT = "short", "Short name or number"


class Script(TextChoices):
    """ISO 15924 codes of the scripts a name is written in."""

    LATIN = "Latn", "Latin"
    HANGUL = "Hang", "Hangul"
    HAN = "Hani", "Chinese characters"


class NameSystem(TextChoices):
    """How the Latin form came to be; one source often mixes several."""

    AS_PRINTED = "as_printed", "As printed by its source"
    MCCUNE_REISCHAUER = "mccune_reischauer", "McCune-Reischauer"
    REVISED = "revised", "Revised Romanisation"
    DPRK = "dprk", "DPRK spelling"
    TRANSLATION = "translation", "Translation"
    HANGUL = "hangul", "Hangul"


class Precision(TextChoices):
    SITE = "site", "the site itself"
    LOCALITY = "locality", "the nearest town"
    PROVINCE = "province", "the province"
