"""The tables: columns, types, keys. What is derived rather than copied from the record says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from pipeline.schema import vocabulary as v

Type = Literal["string", "integer", "number", "date", "list", "json"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. A list is of strings; ``enum`` is its closed vocabulary."""

    name: str
    type: Type
    description: str
    required: bool = False
    enum: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table; ``foreign`` maps columns to the tables that they refer to, by these tables' keys."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign: tuple[tuple[str, str], ...] = ()


def _text(name: str, description: str, enum: tuple[str, ...] = (), *, required: bool = False) -> Column:
    return Column(name, "string", description, required, enum)


def _key(name: str, description: str) -> Column:
    return Column(name, "string", description, True)


def _int(name: str, description: str, *, required: bool = False) -> Column:
    return Column(name, "integer", description, required)


def _list(name: str, description: str) -> Column:
    return Column(name, "list", description)


def _date(what: str, prefix: str = "") -> tuple[Column, ...]:
    return (
        _text(f"{prefix}edtf", f"{what}, EDTF levels 0 to 2"),
        Column(f"{prefix}date_start", "date", f"first day of {what}; empty where open or unknown"),
        Column(f"{prefix}date_end", "date", f"last day of {what}; empty where open or unknown"),
        _text(f"{prefix}date_inferred", "how a missing part was found; empty where the text states it", INFERRED),
    )


INFERRED: tuple[str, ...] = get_args(v.Inferred)
ENTITY_KINDS = ("person", "group", "organization", "place", "date")
FACT_KINDS = ("document", "person", "charge", "event", "relation", "demand")
_RECORD = _key("record_id", "the record")
_NUMBER = _int("number", "place in its list, from 1", required=True)
_IN_RECORD = ("record_id", "documents")
_SPAN = (
    _int("start_offset", "first code point in the source text", required=True),
    _int("end_offset", "code point after the last", required=True),
    _text("text", "the words there", required=True),
)
_CONFIDENCE = Column("confidence", "number", "0 to 1", True)

# In an order in which every reference finds its row.
TABLES: tuple[Table, ...] = (
    Table(
        "documents",
        "The texts, one row each.",
        (
            _RECORD,
            _text("uri", "path as given", required=True),
            _text("media_type", "of the input", required=True),
            _text("sha256", "of the input's bytes", required=True),
            _int("characters", "length of the decoded text in code points", required=True),
            _text("kind", "what the text is", get_args(v.DocumentKind), required=True),
            _text("title", "headline"),
            _text("ua_number", "series and number, normalised"),
            _int("ua_year", "year of the number (derived: 73 to 99 are 19xx)"),
            _text("ai_index", "the index as printed"),
            *_date("date of issue", "issued_"),
            *_date("the deadline", "deadline_"),
            _list("countries", "ISO 3166-1 alpha-2 of the countries that the case is about"),
            _text("language", "ISO 639-1"),
            _list("concerns", "the header's words"),
            _text("duplicate_of", "id of the record that this one repeats"),
            Column("similarity", "number", "share of three-word runs in common with it; 1 for the same text"),
            _list("warnings", "of the pipeline"),
            _text("pipeline_version", "what made the record", required=True),
            _text("model", "name and version of the model", required=True),
        ),
        ("record_id",),
    ),
    Table(
        "document_countries",
        "The countries of each text, one row each.",
        (_RECORD, _NUMBER, _text("country", "ISO 3166-1 alpha-2", required=True)),
        ("record_id", "number"),
        (_IN_RECORD,),
    ),
    Table(
        "sections",
        "The parts of each text.",
        (
            _RECORD,
            _NUMBER,
            _text("kind", "its function", get_args(v.SectionKind), required=True),
            *_SPAN[:2],
        ),
        ("record_id", "number"),
        (_IN_RECORD,),
    ),
    Table(
        "entities",
        "Everything that has an id of its own and is mentioned: what the other tables refer to.",
        (
            _key("entity_id", "record and id"),
            _RECORD,
            _text("kind", "which table has its row", ENTITY_KINDS, required=True),
            _text("name", "its name or words", required=True),
        ),
        ("entity_id",),
        (_IN_RECORD,),
    ),
    Table(
        "places",
        "Named places.",
        (
            _key("place_id", "record and id"),
            _RECORD,
            _text("name", "as the text spells it", required=True),
            _list("aliases", "other spellings"),
            _text("kind", "what it is", get_args(v.PlaceKind), required=True),
            _text("country", "ISO 3166-1 alpha-2 of where it lies"),
            _text("within_id", "the larger place that the text names"),
            Column("latitude", "number", "only where the name resolves without doubt"),
            Column("longitude", "number", "only where the name resolves without doubt"),
            _int("geonames_id", "only where the name resolves without doubt"),
            _list("inferred", "fields that were looked up, and how"),
        ),
        ("place_id",),
        (_IN_RECORD, ("place_id", "entities"), ("within_id", "entities")),
    ),
    Table(
        "organizations",
        "Named bodies.",
        (
            _key("organization_id", "record and id"),
            _RECORD,
            _text("name", "as the text spells it", required=True),
            _list("aliases", "other spellings"),
            _text("kind", "what it is", get_args(v.OrganizationKind), required=True),
            _text("country", "ISO 3166-1 alpha-2"),
        ),
        ("organization_id",),
        (_IN_RECORD, ("organization_id", "entities")),
    ),
    Table(
        "groups",
        "People who are not named, in the text's own words.",
        (
            _key("group_id", "record and id"),
            _RECORD,
            _text("text", "the words", required=True),
            _int("count", "how many, where the text says"),
            _text("role", "in the case", get_args(v.Role), required=True),
        ),
        ("group_id",),
        (_IN_RECORD, ("group_id", "entities")),
    ),
    Table(
        "dates",
        "Calendar dates and periods, one row per distinct value of a text.",
        (
            _key("date_id", "record and id"),
            _RECORD,
            _text("text", "as worded", required=True),
            *_date("the date"),
            _text("precision", "day, month, year …", required=True),
            _text("modifier", "approximate, before, after …"),
            _text("role", "in the text", get_args(v.DateRole), required=True),
        ),
        ("date_id",),
        (_IN_RECORD, ("date_id", "entities")),
    ),
    Table(
        "events",
        "What happened, is alleged, feared, denied or demanded.",
        (
            _key("event_id", "record and id"),
            _RECORD,
            _NUMBER,
            _text("type", "of event", v.EVENT_TYPES, required=True),
            _text("modality", "happened, alleged, feared, demanded, denied", get_args(v.Modality), required=True),
            *_date("the date"),
            _int("year", "where the date lies in one year (derived)"),
            _text("place_id", "where it happened"),
            _text("penalty", "death, life, fine, flogging N, or an ISO 8601 duration"),
            _text("asserted_by", "who says so", get_args(v.AssertedBy), required=True),
            Column("attributes", "json", "typed per event: cause, duration, method, court", True),
            _text("sdg_16_10_1", "class of SDG indicator 16.10.1 (derived from the type)"),
            _text("huridocs", "HURIDOCS micro-thesaurus code (derived from the type)"),
            _int("trigger_start", "first code point of the word that tells it", required=True),
            _int("trigger_end", "code point after it", required=True),
            _text("trigger", "that word", required=True),
            _CONFIDENCE,
        ),
        ("event_id",),
        (_IN_RECORD, ("place_id", "entities")),
    ),
    Table(
        "people",
        "Named human beings, and where each stands as of the text's date.",
        (
            _key("person_id", "record and id"),
            _RECORD,
            _text("name", "the fullest form", required=True),
            _list("aliases", "other spellings and short forms"),
            _text("role", "in the case", get_args(v.Role), required=True),
            _text("gender", "as the text tells it", get_args(v.Gender)),
            _int("age", "in years, at the time of writing or of death"),
            *_date("the day of birth", "birth_"),
            _text("nationality", "ISO 3166-1 alpha-2"),
            _list("occupations", "as worded, lower case"),
            _list("statuses", "prisoner of conscience, juvenile …"),
            _text("life", "dead, missing"),
            _text("life_event_id", "the event that decides it"),
            _text("liberty", "detained, released …"),
            _text("liberty_event_id", "the event that decides it"),
            _text("legal", "charged, sentenced …"),
            _text("legal_event_id", "the event that decides it"),
            _text("outcome", "how the action ended"),
            _text("outcome_event_id", "the event that decides it"),
        ),
        ("person_id",),
        (
            _IN_RECORD,
            ("person_id", "entities"),
            *((f"{side}_event_id", "events") for side in ("life", "liberty", "legal", "outcome")),
        ),
    ),
    Table(
        "event_participants",
        "Victims and actors of events: an entity, or the text's own words.",
        (
            _key("event_id", "the event"),
            _text("role", "in it", ("victim", "actor"), required=True),
            _NUMBER,
            _RECORD,
            _text("entity_id", "who, where they have an id"),
            _text("text", "the words, where they have none"),
        ),
        ("event_id", "role", "number"),
        (_IN_RECORD, ("event_id", "events"), ("entity_id", "entities")),
    ),
    Table(
        "charges",
        "Accusations in law, or by an authority.",
        (
            _key("charge_id", "record and id"),
            _RECORD,
            _text("text", "the phrase that names it", required=True),
            _text("category", "class", v.CHARGE_CATEGORIES, required=True),
            _text("status", "the furthest that the text reaches", get_args(v.ChargeStatus), required=True),
            *_date("the date"),
            _CONFIDENCE,
        ),
        ("charge_id",),
        (_IN_RECORD,),
    ),
    Table(
        "charge_people",
        "Who is accused.",
        (_key("charge_id", "the charge"), _NUMBER, _RECORD, _text("entity_id", "person or group")),
        ("charge_id", "number"),
        (_IN_RECORD, ("charge_id", "charges"), ("entity_id", "entities")),
    ),
    Table(
        "charge_provisions",
        "Articles of laws that charges rest on.",
        (
            _key("charge_id", "the charge"),
            _NUMBER,
            _RECORD,
            _text("article", "its number"),
            _text("law", "its name"),
        ),
        ("charge_id", "number"),
        (_IN_RECORD, ("charge_id", "charges")),
    ),
    Table(
        "relations",
        "Subject is … object: kin, lawyers, custody, membership, courts, nested places.",
        (
            _key("relation_id", "record and number"),
            _RECORD,
            _text("type", "of relation", get_args(v.RelationType), required=True),
            _text("subject_id", "from"),
            _text("object_id", "to"),
            _text("detail", "wife, director …"),
        ),
        ("relation_id",),
        (_IN_RECORD, ("subject_id", "entities"), ("object_id", "entities")),
    ),
    Table(
        "demands",
        "What the author asks for, and of whom.",
        (
            _key("demand_id", "record and number"),
            _RECORD,
            _text("text", "the words", required=True),
            _text("addressee_id", "person or organization"),
        ),
        ("demand_id",),
        (_IN_RECORD, ("addressee_id", "entities")),
    ),
    Table(
        "mentions",
        "Where the text names each entity.",
        (_key("entity_id", "what is named"), _NUMBER, _RECORD, *_SPAN),
        ("entity_id", "number"),
        (_IN_RECORD, ("entity_id", "entities")),
    ),
    Table(
        "evidence",
        "The words that each fact and attribute stands on.",
        (
            _RECORD,
            _NUMBER,
            _text("fact_kind", "what the fact is", FACT_KINDS, required=True),
            _text("fact_id", "its id; the record's for fields of the document", required=True),
            _text("field", "which attribute; evidence for the fact as a whole", required=True),
            _text("value", "the attribute's value"),
            *_SPAN,
        ),
        ("record_id", "number"),
        (_IN_RECORD,),
    ),
)


def table(name: str) -> Table:
    """The table called ``name``. Raises KeyError for an unknown name."""
    for found in TABLES:
        if found.name == name:
            return found
    raise KeyError(name)
