"""Findings on a terminal: each paragraph with its words in colour, and below it what they were taken for and why."""

from __future__ import annotations

from collections.abc import Collection

from rich.console import Console
from rich.text import Text

from pipeline.case import Case
from pipeline.explain.findings import KINDS, Finding, findings

_STYLES = {
    "name": "cyan",
    "reference": "blue",
    "date": "green",
    "charge": "magenta",
    "event": "bold red",
    "relation": "yellow",
    "demand": "bright_black",
}
_WIDE = frozenset({"relation", "demand"})  # these stand on whole sentences: told below, not coloured above
_CONTROLS = dict.fromkeys(range(32), " ") | {127: " "}  # a text must not steer the terminal that shows it


def show(case: Case, console: Console, kinds: Collection[str] = KINDS) -> int:
    """Print the text of ``case`` paragraph by paragraph with its findings of ``kinds``; how many there were."""
    wanted = [f for f in findings(case) if f.kind in kinds]
    shown = 0
    for block in case.blocks:
        inside = [f for f in wanted if block.start <= f.span.start < block.end]
        console.print(Text(f"{block.section} / {block.kind}", style="dim"))
        console.print(_coloured(case, block.start, block.end, inside))
        for finding in inside:
            console.print(_line(case, finding))
        shown += len(inside)
        console.print()
    return shown


def _coloured(case: Case, start: int, end: int, inside: Collection[Finding]) -> Text:
    text = Text(case.text[start:end].translate(_CONTROLS))
    for finding in sorted(inside, key=lambda f: KINDS.index(f.kind)):
        if finding.kind not in _WIDE:
            text.stylize(_STYLES[finding.kind], finding.span.start - start, finding.span.end - start)
    return text


def _line(case: Case, finding: Finding) -> Text:
    words = "" if finding.kind in _WIDE else f"{case.words(finding.span)}: "
    because = f" because of “{'”, “'.join(finding.reasons)}”" if finding.reasons else ""
    line = Text("  ").append(f"{finding.kind:9}", style=_STYLES[finding.kind])
    line.append(f" {words}{finding.value}".translate(_CONTROLS))
    return line.append(f"  [{finding.rule}]{because}".translate(_CONTROLS), style="dim")
