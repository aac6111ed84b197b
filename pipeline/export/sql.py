"""What the two SQL exporters share: table definitions, indexes, views."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.export.flatten import Table
from pipeline.export.flatten.schema import table as table_named

# Columns that queries join and filter by, beyond the keys.
INDEXED: tuple[tuple[str, str], ...] = (
    ("documents", "ua_number"),
    ("document_countries", "country"),
    ("people", "record_id"),
    ("events", "record_id"),
    ("events", "type"),
    ("event_participants", "entity_id"),
    ("charge_people", "entity_id"),
    ("relations", "subject_id"),
    ("relations", "object_id"),
    ("mentions", "record_id"),
    ("evidence", "fact_id"),
)


def create_table(table: Table, types: Mapping[str, str], *, keys: bool = True) -> str:
    """The CREATE TABLE statement of a table, with its keys and foreign keys where asked."""
    lines = []
    for column in table.columns:
        needed = " NOT NULL" if column.required or column.name in table.key else ""
        lines.append(f'"{column.name}" {types[column.type]}{needed}')
    if keys:
        lines.append(f"PRIMARY KEY ({_names(table.key)})")
        for column_name, target in table.foreign:
            lines.append(f'FOREIGN KEY ("{column_name}") REFERENCES "{target}" ({_names(table_named(target).key)})')
    body = ",\n  ".join(lines)
    return f'CREATE TABLE "{table.name}" (\n  {body}\n)'


def create_indexes() -> Iterable[str]:
    """The CREATE INDEX statements."""
    for table, column in INDEXED:
        yield f'CREATE INDEX "{table}_{column}" ON "{table}" ("{column}")'


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


# Written in the SQL that SQLite and DuckDB share. Where an event happened: the country of its place, else the one
# country of the text; texts of several countries give no guess.
VIEWS: dict[str, str] = {
    "event_countries": """
SELECT e.event_id, e.record_id, coalesce(p.country, d.country) AS country,
       CASE WHEN p.country IS NOT NULL THEN 'place' WHEN d.country IS NOT NULL THEN 'text' END AS country_from
FROM events e
LEFT JOIN places p ON p.place_id = e.place_id
LEFT JOIN (SELECT record_id, min(country) AS country FROM document_countries
           GROUP BY record_id HAVING count(*) = 1) d ON d.record_id = e.record_id
""",
    "people_at_risk": """
SELECT p.person_id, p.record_id, d.ua_number, d.issued_edtf, d.issued_date_start, p.name, p.gender, p.age,
       p.nationality, p.liberty, p.legal, p.life, d.uri, d.title
FROM people p JOIN documents d ON d.record_id = p.record_id
WHERE p.role = 'subject'
""",
    "victims": """
SELECT v.event_id, v.record_id, v.entity_id, n.kind, n.name, e.type, e.modality, e.edtf, e.date_start, e.date_end,
       e.year, e.penalty, c.country
FROM event_participants v
JOIN entities n ON n.entity_id = v.entity_id
JOIN events e ON e.event_id = v.event_id
JOIN event_countries c ON c.event_id = v.event_id
WHERE v.role = 'victim'
""",
    "events_by_country_year": """
SELECT c.country, e.year, e.type, e.modality, count(*) AS events
FROM events e JOIN event_countries c ON c.event_id = e.event_id
GROUP BY c.country, e.year, e.type, e.modality
""",
    "latest_texts": """
SELECT record_id, coalesce(ua_number, record_id) AS action, issued_date_start FROM (
  SELECT record_id, ua_number, issued_date_start,
         row_number() OVER (PARTITION BY coalesce(ua_number, record_id)
                            ORDER BY issued_date_start IS NULL, issued_date_start DESC, record_id) AS place
  FROM documents WHERE duplicate_of IS NULL) ranked
WHERE place = 1
""",
    "detained_now": """
SELECT r.*, p.liberty_event_id, e.type AS since_event, e.date_start AS since
FROM people_at_risk r
JOIN latest_texts l ON l.record_id = r.record_id
JOIN people p ON p.person_id = r.person_id
LEFT JOIN events e ON e.event_id = p.liberty_event_id
WHERE r.liberty IN ('detained', 'abducted', 'disappeared') AND (r.life IS NULL OR r.life <> 'dead')
""",
    "death_sentences": """
SELECT v.event_id, v.record_id, v.entity_id, v.kind, v.name, v.country, v.year, v.edtf, v.modality, d.ua_number
FROM victims v JOIN documents d ON d.record_id = v.record_id
WHERE v.type = 'sentencing' AND v.penalty = 'death' AND v.modality IN ('actual', 'alleged')
  AND d.duplicate_of IS NULL
""",
    "arrest_release": """
SELECT a.record_id, a.entity_id, a.name, a.country, a.event_id AS arrest_id, r.event_id AS release_id,
       a.date_start AS arrested, r.date_start AS released
FROM victims a
JOIN victims r ON r.entity_id = a.entity_id AND r.type = 'release' AND r.modality IN ('actual', 'alleged')
     AND r.date_start = r.date_end AND r.date_start >= a.date_start
WHERE a.type IN ('arrest', 'detention', 'abduction') AND a.modality IN ('actual', 'alleged')
  AND a.date_start = a.date_end
  AND NOT EXISTS (SELECT 1 FROM victims b
      WHERE b.entity_id = a.entity_id AND b.modality IN ('actual', 'alleged') AND b.date_start = b.date_end
        AND ((b.type = 'release' AND b.date_start >= a.date_start AND b.date_start < r.date_start)
          OR (b.type IN ('arrest', 'detention', 'abduction') AND b.date_start > a.date_start
              AND b.date_start <= r.date_start)))
""",
}


def create_views() -> Iterable[str]:
    """The CREATE VIEW statements, in an order in which each finds those it reads."""
    for name, query in VIEWS.items():
        yield f"CREATE VIEW {name} AS {query.strip()}"
