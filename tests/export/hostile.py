"""A text and a record of names that break file formats."""

from __future__ import annotations

NAMES = {
    "quotes": 'Ann "Nan" O\'Brien, Jr.',
    "break": "Ana\nLucía",
    "windows break": "Bo\r\nLi",
    "tab": "Cy\tDee",
    "pipe": "Eve|Fay",
    "semicolon": "Gus;Hal",
    "formula": "=cmd()",
    "dangerous formula": "@SUM(1+1)*cmd|'/C calc'!A0",
    "minus": "-2+3",
    "rtl": "محمد العربي",
    "hebrew": "יצחק לוי",
    "emoji": "Ivy 👩\u200d👩\u200d👧 Joy",
    "nfd": "Jose\u0301 Nu\u0301n\u0303ez",
    "markup": "<b>Kim & Lee</b>",
    "line separator": "Mia\u2028Noa",
    "vertical tab": "Ola\x0bPia",
    "next line": "Quy\x85Ray",
    "backslash": "Sam\\nTed",
    "apostrophe": "'Ali",
    "apostrophe formula": "'=Uma",
    "template": "{{Vic}} ${Wes} %s",
}
TEXT = "".join(f"On 3 May 2010 police arrested {name} in Tehran.\n" for name in NAMES.values())


def _span(start: int, end: int) -> dict:
    return {"start": start, "end": end, "text": TEXT[start:end]}


def hostile_record(uri: str, sha256: str) -> dict:
    people, events, at = [], [], 0
    place_mentions, date_mentions = [], []
    for n, name in enumerate(NAMES.values(), 1):
        line = f"On 3 May 2010 police arrested {name} in Tehran.\n"
        start = at + line.index(name)
        sentence = _span(at, at + len(line) - 1)
        people.append(
            {
                "id": f"person-{n}",
                "name": name,
                "aliases": [name[:3], "x;y", "x|y"],
                "role": "subject",
                "gender": None,
                "age": 34,
                "birth_date": None,
                "nationality": "IR",
                "occupations": [name],
                "statuses": [],
                "status": {
                    "life": None,
                    "liberty": {"value": "detained", "event": f"event-{n}"},
                    "legal": None,
                    "outcome": None,
                },
                "mentions": [_span(start, start + len(name))],
                "evidence": [{"attribute": "role", "value": "subject", "spans": [sentence]}],
            }
        )
        trigger = at + line.index("arrested")
        events.append(
            {
                "id": f"event-{n}",
                "type": "arrest",
                "modality": "actual" if n % 2 else "risk",
                "date": {"edtf": "2010-05-03", "start": "2010-05-03", "end": "2010-05-03", "inferred": None},
                "place": "place-1",
                "victims": [f"person-{n}"],
                "actors": [f"the police of {name}"],
                "penalty": None,
                "asserted_by": "author",
                "attributes": {"cause": name},
                "trigger": _span(trigger, trigger + 8),
                "evidence": [sentence],
                "confidence": 0.5,
            }
        )
        place_mentions.append(_span(at + line.rindex("Tehran"), at + line.rindex("Tehran") + 6))
        date_mentions.append(_span(at + 3, at + 13))
        at += len(line)
    everybody = " ".join(NAMES.values())
    return {
        "schema_version": "1.0",
        "record_id": "0123456789abcdef",
        "source": {"uri": uri, "media_type": "text/plain", "sha256": sha256, "characters": len(TEXT)},
        "document": {
            "kind": "urgent_action",
            "title": f"=Free {everybody}",
            "ua_number": "UA 29/90",
            "index": "MDE 13/01/90",
            "issued": None,
            "deadline": None,
            "countries": ["IR"],
            "language": "en",
            "concerns": ["=fear", "a;b"],
            "sections": [{"kind": "narrative", "start": 0, "end": len(TEXT)}],
            "evidence": [],
        },
        "people": people,
        "groups": [],
        "organizations": [
            {
                "id": "org-1",
                "name": f"Friends of {NAMES['nfd']}",
                "aliases": [],
                "kind": "ngo",
                "country": None,
                "mentions": [],
            }
        ],
        "places": [
            {
                "id": "place-1",
                "name": "Tehran",
                "aliases": [],
                "kind": "city",
                "country": "IR",
                "within": None,
                "latitude": 35.69439,
                "longitude": 51.42151,
                "geonames_id": 112931,
                "inferred": [],
                "mentions": place_mentions,
            }
        ],
        "dates": [
            {
                "edtf": "2010-05-03",
                "start": "2010-05-03",
                "end": "2010-05-03",
                "inferred": None,
                "id": "date-1",
                "text": "3 May 2010",
                "precision": "day",
                "modifier": None,
                "role": "event",
                "mentions": date_mentions,
            }
        ],
        "charges": [
            {
                "id": "charge-1",
                "text": NAMES["quotes"],
                "category": "other",
                "people": ["person-1", "person-2"],
                "status": "charged",
                "provisions": [{"article": "129", "law": f"Law of {NAMES['rtl']}"}],
                "date": {"edtf": "2010-05~", "start": "2010-05-01", "end": "2010-05-31", "inferred": None},
                "evidence": [],
                "confidence": 1,
            }
        ],
        "events": events,
        "relations": [
            {"type": "relative_of", "subject": "person-1", "object": "person-2", "detail": "sister", "evidence": []}
        ],
        "demands": [{"text": f"Free {NAMES['formula']}", "addressee": None, "evidence": []}],
        "provenance": {
            "pipeline_version": "0",
            "model": {"name": "m", "version": "0"},
            "duplicate_of": None,
            "warnings": [],
        },
    }
