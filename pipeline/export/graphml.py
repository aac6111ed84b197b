"""GraphML, for Gephi, yEd, Cytoscape, networkx: scalar attributes only, written as it goes."""

from __future__ import annotations

import re
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from pipeline.export.base import Exporter, Report
from pipeline.export.cases import Cases
from pipeline.export.graph import EDGE_PROPERTIES, NODE_PROPERTIES, Node, Value, graph

# What XML 1.0 cannot hold.
_INVALID = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TYPES = {"string": "string", "int": "long", "double": "double"}


def write(cases: Cases, output: Path, report: Report) -> None:
    """Write one graph of all records."""
    with output.open("w", encoding="utf-8", newline="\n") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        file.write('<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
        for kind, properties in (("node", _node_properties()), ("edge", {"type": "string", **EDGE_PROPERTIES})):
            for name, type in properties.items():
                key = f'id="{kind[0]}_{name}" for="{kind}" attr.name="{name}" attr.type="{_TYPES[type]}"'
                file.write(f"  <key {key}/>\n")
        file.write('  <graph id="casework" edgedefault="directed">\n')
        for record in cases:
            for n, item in enumerate(graph(record, report)):
                if isinstance(item, Node):
                    report.written["nodes"] += 1
                    data = _data("n", {"label": item.label, **item.properties}, report)
                    file.write(f"    <node id={_attribute(item.id)}>{data}</node>\n")
                else:
                    report.written["edges"] += 1
                    data = _data("e", {"type": item.type, **item.properties}, report)
                    ends = f"source={_attribute(item.source)} target={_attribute(item.target)}"
                    id = _attribute(f"{record.record_id}/edge-{n}")
                    file.write(f"    <edge id={id} {ends}>{data}</edge>\n")
        file.write("  </graph>\n</graphml>\n")


def _node_properties() -> dict[str, str]:
    merged = {"label": "string"}
    for properties in NODE_PROPERTIES.values():
        merged |= properties
    return merged


def _data(kind: str, properties: dict[str, Value], report: Report) -> str:
    made = []
    for name, value in properties.items():
        text, replaced = _INVALID.subn("\ufffd", str(value))
        report.lose("control characters that XML cannot hold: written as U+FFFD", replaced)
        made.append(f'<data key="{kind}_{name}">{escape(text, {chr(13): "&#13;"})}</data>')
    return "".join(made)


def _attribute(text: str) -> str:
    return quoteattr(_INVALID.sub("\ufffd", text))


exporter = Exporter("graphml", "one GraphML graph of cases, people, bodies, places, events, charges", write)
