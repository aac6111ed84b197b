"""spaCy DocBins, which ``spacy train`` reads: entities in ``doc.ents``, all marks in ``doc.spans``."""

from __future__ import annotations

from pathlib import Path

from spacy.tokens import DocBin

from pipeline.export.base import Exporter, Report
from pipeline.export.cases import Cases
from pipeline.export.spans.marks import mark
from pipeline.export.spans.tokens import SPANS_KEY, longest, spans_on

SHARD = 500  # texts a file: a DocBin lives in memory until it is written


def write(cases: Cases, output: Path, report: Report) -> None:
    """Write ``cases-00001.spacy``, ``cases-00002.spacy`` …; ``spacy train`` takes the folder."""
    shard, number = _empty(), 1
    for record, text in cases.with_texts():
        doc, found = spans_on(text, mark(record, text, report), report)
        doc.spans[SPANS_KEY] = [span for _, span in found]
        entities = [span for one, span in found if not one.is_event and one.label != "Charge"]
        doc.ents = longest(entities)
        report.lose("entities in doc.spans only, since they overlap a longer one", len(entities) - len(doc.ents))
        doc.user_data["record_id"] = record.record_id
        shard.add(doc)
        report.written["documents"] += 1
        report.written["spans"] += len(found)
        if len(shard) == SHARD:
            shard.to_disk(output / f"cases-{number:05}.spacy")
            shard, number = _empty(), number + 1
    if len(shard) or number == 1:
        shard.to_disk(output / f"cases-{number:05}.spacy")


def _empty() -> DocBin:
    return DocBin(attrs=["ORTH", "SPACY", "ENT_TYPE", "ENT_IOB"], store_user_data=True)


exporter = Exporter("spacy", "spaCy DocBins for training; needs the texts", write, folder=True)
