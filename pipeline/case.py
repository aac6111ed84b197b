"""The case in the making: what the stages know about one text and pass on.

Every offset here is a half-open pair of code points into ``Case.text``, the analysis text (cleaned, unwrapped),
which is also ``Doc.text``. ``Case.source_span`` turns one into offsets of the decoded source text; nothing else may.

Each stage reads what earlier stages have put here and fills in its own part. Entities are compared by identity.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from pipeline.schema import vocabulary as v

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from pipeline.cleaning.mapped_text import MappedText

_START = attrgetter("start")


class Span(NamedTuple):
    """Half-open offsets into the analysis text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


# --- structure -------------------------------------------------------------------------------------------------

BlockKind = Literal[
    "field",  # one header or footer field ("AI Index: EUR 58/2779/2020")
    "title",
    "heading",  # a section's heading ("BACKGROUND INFORMATION")
    "paragraph",
    "bullet",  # one item of a list of demands or points
    "names",  # a name list ("Manoj Rai (m), aged 17, student")
    "address",  # postal address, telephone, salutation of a target
    "salutation",  # "Dear Minister," "Yours sincerely,"
    "chrome",
]


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that belongs together: sentences never cross its ends."""

    kind: BlockKind
    section: v.SectionKind
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The block's offsets."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the text by its function; sections follow each other without overlap."""

    kind: v.SectionKind
    start: int
    end: int


@dataclass(slots=True)
class DocumentFields:
    """What the text says about itself. ``spans`` holds the words of each field by the field's name."""

    kind: v.DocumentKind | None = None
    title: str | None = None
    ua_number: str | None = None
    update: int | None = None  # which update of the action it is, where it says so
    index: str | None = None
    concerns: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)  # ISO alpha-2
    language: str | None = None
    issued: Span | None = None  # the words that give the date of issue; the dates stage resolves them
    deadline: Span | None = None
    spans: dict[str, list[Span]] = field(default_factory=dict)


# --- entities --------------------------------------------------------------------------------------------------

EntityLabel = Literal["PERSON", "ORG", "GPE", "FAC", "LOC", "NORP", "LAW"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text. ``found_by`` is ``"model"`` or the id of the rule that found or changed it."""

    start: int
    end: int
    label: EntityLabel
    found_by: str

    @property
    def span(self) -> Span:
        """The mention's offsets."""
        return Span(self.start, self.end)


@dataclass(eq=False, slots=True)
class Attribute:
    """A value and the words that it stands on."""

    name: str
    value: str
    spans: list[Span]


@dataclass(eq=False, slots=True)
class Person:
    """A named human being; ``mentions`` are the spans that name them (not pronouns or descriptions)."""

    name: str
    aliases: list[str] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    role: v.Role = "other"
    gender: v.Gender | None = None
    age: int | None = None
    birth_date: DateMention | None = None
    nationality: str | None = None
    occupations: list[str] = field(default_factory=list)
    statuses: list[str] = field(default_factory=list)
    evidence: list[Attribute] = field(default_factory=list)
    listed: bool = False  # named in the header's list, title or profile: whom the case is about
    status: dict[str, tuple[str, Event | None]] = field(default_factory=dict)  # life, liberty, legal, outcome


@dataclass(eq=False, slots=True)
class Group:
    """Unnamed people in the text's own words ("43 families", "his wife")."""

    text: str
    count: int | None = None
    role: v.Role = "other"
    mentions: list[Span] = field(default_factory=list)
    members: list[Person] = field(default_factory=list)  # named people who belong to it, where the text says so


@dataclass(eq=False, slots=True)
class Organization:
    """A named body."""

    name: str
    kind: v.OrganizationKind = "other"
    aliases: list[str] = field(default_factory=list)
    country: str | None = None
    mentions: list[Span] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class Place:
    """A named place; ``inferred`` says which fields were looked up or worked out, and how."""

    name: str
    kind: v.PlaceKind = "city"
    aliases: list[str] = field(default_factory=list)
    country: str | None = None
    within: Place | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    inferred: list[str] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)


ReferenceKind = Literal["name", "pronoun", "noun_phrase"]


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """A span of the text that stands for known people, groups or bodies.

    References are the one thing that later stages look at to find participants: names, pronouns ("he", "his") and
    noun phrases ("the two men", "his wife") alike. They are sorted, and do not overlap except that a possessive
    ("his" in "his wife") may lie inside a noun phrase. ``possessive`` marks "his", "their", "Askarov's".
    """

    start: int
    end: int
    kind: ReferenceKind
    targets: tuple[Person | Group | Organization, ...]
    possessive: bool = False

    @property
    def span(self) -> Span:
        """The reference's offsets."""
        return Span(self.start, self.end)


# --- dates -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DateMention:
    """A calendar expression and its value.

    ``edtf`` is EDTF level 0 to 2; ``first`` and ``last`` its first and last day (None where open). ``inferred`` is
    None where the words give the whole value. Words that no reader could date have no mention.
    """

    start: int
    end: int
    edtf: str
    first: date | None
    last: date | None
    precision: str  # day, month, season, year, decade, century, interval, set
    modifier: str | None = None  # start, mid, end, approximate, before, after
    part_of_day: str | None = None
    role: v.DateRole = "event"
    inferred: v.Inferred | None = None
    anchor: Span | None = None  # the mention that a relative or year-less value was resolved from
    rule: str = ""

    @property
    def span(self) -> Span:
        """The mention's offsets."""
        return Span(self.start, self.end)


# --- facts -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Provision:
    """An article of a law, as worded."""

    article: str | None
    law: str | None
    span: Span


@dataclass(eq=False, slots=True)
class Charge:
    """An accusation; one entry per accusation and set of people."""

    text: str
    category: v.ChargeCategory
    status: v.ChargeStatus
    span: Span  # the words of ``text``
    people: list[Person | Group] = field(default_factory=list)
    provisions: list[Provision] = field(default_factory=list)
    date: DateMention | None = None
    evidence: list[Span] = field(default_factory=list)
    rule: str = ""
    confidence: float = 0.5


@dataclass(eq=False, slots=True)
class Event:
    """An event; ``trigger`` is the word or words that tell it, ``evidence`` the sentences.

    ``actors`` holds entities, or a ``Span`` of the text's own words. ``rule`` names the vocabulary row that fired.
    """

    type: v.EventType
    trigger: Span
    modality: v.Modality = "actual"
    asserted_by: v.AssertedBy = "author"
    date: DateMention | None = None
    place: Place | None = None
    victims: list[Person | Group] = field(default_factory=list)
    actors: list[Person | Group | Organization | Span] = field(default_factory=list)
    penalty: str | None = None
    attributes: dict[str, Any] = field(default_factory=dict)
    evidence: list[Span] = field(default_factory=list)
    cues: list[Span] = field(default_factory=list)  # the words that decided modality and source
    rule: str = ""
    confidence: float = 0.5


@dataclass(eq=False, slots=True)
class Relation:
    """A relation between two entities."""

    type: v.RelationType
    subject: Person | Group | Organization | Place
    object: Person | Group | Organization | Place
    detail: str | None = None
    evidence: list[Span] = field(default_factory=list)
    rule: str = ""


@dataclass(eq=False, slots=True)
class Demand:
    """What the author asks for."""

    text: str
    addressee: Person | Organization | None = None
    evidence: list[Span] = field(default_factory=list)


# --- the case --------------------------------------------------------------------------------------------------


@dataclass(eq=False, slots=True)
class Case:
    """Everything known about one text so far."""

    mapped: MappedText  # the analysis text with the source offset of each character
    blocks: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    document: DocumentFields = field(default_factory=DocumentFields)
    reference_date: date | None = None  # a date of issue from outside the text (metadata, option)
    mentions: list[Mention] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    organizations: list[Organization] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    charges: list[Charge] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    demands: list[Demand] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The analysis text."""
        return self.mapped.text

    def source_span(self, span: Span) -> tuple[int, int]:
        """Offsets of ``span`` in the decoded source text."""
        return self.mapped.source_span(span.start, span.end)

    def words(self, span: Span) -> str:
        """The analysis text of ``span`` with white space folded."""
        return " ".join(self.text[span.start : span.end].split())

    def block_at(self, offset: int) -> Block | None:
        """The block that holds ``offset``, or None between blocks."""
        i = bisect_right(self.blocks, offset, key=_START) - 1
        return self.blocks[i] if i >= 0 and offset < self.blocks[i].end else None

    def section_at(self, offset: int) -> v.SectionKind:
        """The kind of the section that holds ``offset`` ("other" between sections)."""
        i = bisect_right(self.sections, offset, key=_START) - 1
        return self.sections[i].kind if i >= 0 and offset < self.sections[i].end else "other"

    def references_in(self, start: int, end: int) -> list[Reference]:
        """References that lie wholly inside ``start:end``, in order."""
        return _inside(self.references, start, end)

    def dates_in(self, start: int, end: int) -> list[DateMention]:
        """Date mentions that lie wholly inside ``start:end``, in order."""
        return _inside(self.dates, start, end)


def _inside(items: list[Any], start: int, end: int) -> list[Any]:
    i = bisect_right(items, start - 1, key=_START)
    found = []
    while i < len(items) and items[i].start < end:
        if items[i].end <= end:
            found.append(items[i])
        i += 1
    return found


def case_of(doc: Doc) -> Case:
    """The case that ``doc`` carries. A Doc that was not made by the case tokenizer gets one with its own text.

    Raises nothing: a plain Doc is one block of narrative.
    """
    case: Case | None = doc._.case
    if case is None:
        from pipeline.cleaning.mapped_text import MappedText

        end = len(doc.text)
        case = Case(MappedText.identity(doc.text))
        case.blocks = [Block("paragraph", "narrative", 0, end)]
        case.sections = [Section("narrative", 0, end)]
        doc._.case = case
    return case


def first_mentions_first(entities: Iterable[Any]) -> list[Any]:
    """Entities in the order of their first mention."""
    return sorted(entities, key=lambda e: (min((m.start for m in e.mentions), default=0), e.mentions))
