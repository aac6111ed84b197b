"""The case record: what one text becomes. Field order here is the order of keys in the output."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from pipeline.schema import vocabulary as v

SCHEMA_VERSION: Literal["1.0"] = "1.0"


class Model(BaseModel):
    """Base of every part of a record: unknown keys are errors, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Span(Model):
    """Half-open offsets in code points into the decoded text: ``text[start:end]`` is this text."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class Source(Model):
    """Where the text came from."""

    uri: str = Field(description="path as given; archive members follow '!/', texts of a dump follow '#'")
    media_type: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="of the input's bytes")
    characters: int = Field(ge=0, description="length of the decoded text in code points")


class DateValue(Model):
    """A calendar value: EDTF, its first and last day, and how a missing part was found."""

    edtf: str
    start: str | None = Field(description="first day, ISO; null where open or unknown")
    end: str | None = Field(description="last day, ISO; null where open or unknown")
    inferred: v.Inferred | None = Field(default=None, description="null where the text states it in full")


class DocumentDate(DateValue):
    """A date of the document itself, with the words that give it."""

    mentions: list[Span]


class Section(Model):
    """A part of the text, by its function."""

    kind: v.SectionKind
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class FieldEvidence(Model):
    """The words that a document field stands on."""

    field: str
    spans: list[Span]


class Document(Model):
    """What the text is."""

    kind: v.DocumentKind
    title: str | None
    ua_number: str | None
    update: int | None = Field(
        default=None, description="which update of its action it is, where its subject says so"
    )
    index: str | None
    issued: DocumentDate | None
    deadline: DocumentDate | None
    countries: list[str] = Field(description="ISO 3166-1 alpha-2 of the countries that the case is about")
    language: str | None = Field(description="ISO 639-1")
    concerns: list[str]
    sections: list[Section]
    evidence: list[FieldEvidence] = Field(description="spans of the fields above that the text states")


class StatusValue(Model):
    """One side of a person's situation as of the text's date, and the event that decides it."""

    value: str
    event: str | None


class Status(Model):
    """A person's situation as of the text's date."""

    life: StatusValue | None = None
    liberty: StatusValue | None = None
    legal: StatusValue | None = None
    outcome: StatusValue | None = None


class AttributeEvidence(Model):
    """The words that an attribute of a person stands on."""

    attribute: str
    value: str
    spans: list[Span]


class Person(Model):
    """A named human being."""

    id: str
    name: str
    aliases: list[str]
    role: v.Role
    gender: v.Gender | None
    age: int | None
    birth_date: DateValue | None
    nationality: str | None = Field(description="ISO 3166-1 alpha-2")
    occupations: list[str]
    statuses: list[str]
    status: Status
    mentions: list[Span]
    evidence: list[AttributeEvidence]


class Group(Model):
    """People who are not named, in the text's own words."""

    id: str
    text: str
    count: int | None
    role: v.Role
    mentions: list[Span]


class Organization(Model):
    """A named body."""

    id: str
    name: str
    aliases: list[str]
    kind: v.OrganizationKind
    country: str | None
    mentions: list[Span]


class Place(Model):
    """A named place. Coordinates and codes only where the name resolves without doubt."""

    id: str
    name: str
    aliases: list[str]
    kind: v.PlaceKind
    country: str | None
    within: str | None = Field(description="id of the larger place that the text names")
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    inferred: list[str] = Field(description="fields that were looked up or worked out, and how")
    mentions: list[Span]


class Date(DateValue):
    """A calendar date or period, one entry per distinct value."""

    id: str
    text: str
    precision: str
    modifier: str | None
    role: v.DateRole
    mentions: list[Span]


class Provision(Model):
    """An article of a law."""

    article: str | None
    law: str | None


class Charge(Model):
    """An accusation in law, or by an authority."""

    id: str
    text: str
    category: v.ChargeCategory
    people: list[str]
    status: v.ChargeStatus
    provisions: list[Provision]
    date: DateValue | None
    evidence: list[Span]
    confidence: float = Field(ge=0, le=1)


class Event(Model):
    """What happened, is alleged, feared, denied or demanded."""

    id: str
    type: v.EventType
    modality: v.Modality
    date: DateValue | None
    place: str | None
    victims: list[str]
    actors: list[str] = Field(description="ids, or the text's own words")
    penalty: str | None
    asserted_by: v.AssertedBy
    attributes: dict[str, Any]
    trigger: Span
    evidence: list[Span]
    confidence: float = Field(ge=0, le=1)


class Relation(Model):
    """A relation between two entities; see the guide for directions."""

    type: v.RelationType
    subject: str
    object: str
    detail: str | None
    evidence: list[Span]


class Demand(Model):
    """What the author asks for, and of whom."""

    text: str
    addressee: str | None
    evidence: list[Span]


class ModelInfo(Model):
    """The trained model that found the names."""

    name: str
    version: str


class Provenance(Model):
    """What made the record."""

    pipeline_version: str
    model: ModelInfo
    duplicate_of: str | None = Field(
        description="record_id of the earlier text of this run that this one is a copy of"
    )
    similarity: float | None = Field(
        default=None, description="share of three-word runs in common with it, 1 for the same text; null for no copy"
    )
    warnings: list[str]


class CaseRecord(Model):
    """One text as a case record."""

    schema_version: Literal["1.0"]
    record_id: str
    source: Source
    document: Document
    people: list[Person]
    groups: list[Group]
    organizations: list[Organization]
    places: list[Place]
    dates: list[Date]
    charges: list[Charge]
    events: list[Event]
    relations: list[Relation]
    demands: list[Demand]
    provenance: Provenance
