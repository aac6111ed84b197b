"""The JSON Schema of a record."""

from __future__ import annotations

import json
from typing import Any

from pipeline.schema.record import SCHEMA_VERSION, CaseRecord


def json_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of one line of ``cases.jsonl``."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:casework:record:{SCHEMA_VERSION}",
        **CaseRecord.model_json_schema(mode="serialization"),
    }


def json_schema_text() -> str:
    """The schema as the committed file has it."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
