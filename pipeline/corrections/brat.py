"""brat's .txt and .ann files as people left them."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.corrections.model import Corrected, CorrectionError, Region, read_note

_ATTRIBUTES = frozenset({"Role", "Gender", "Modality", "Status"})
_DIGITS = re.compile(r"\d+$")


def read_brat(path: Path) -> Corrected:
    """The corrections of ``path`` (an .ann file beside its .txt). Raises CorrectionError naming the line."""
    text_path = path.with_suffix(".txt")
    if not text_path.is_file():
        raise CorrectionError(f"{text_path.name} is not beside it")
    with text_path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    reader = _Reader(path.stem, text)
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if line.strip():
            try:
                reader.take(line)
            except (ValueError, IndexError, KeyError) as error:
                what = error if isinstance(error, CorrectionError) else "is not brat standoff"
                raise CorrectionError(f"line {number}: {what}") from None
    return reader.done()


class _Reader:
    def __init__(self, name: str, text: str) -> None:
        self.made = Corrected(name, text, {}, {}, [])
        self.triggers: dict[str, str] = {}  # E1 -> T5
        self.events: list[tuple[str, list[str]]] = []
        self.later: list[tuple[str, list[str]]] = []  # attributes and notes, which may stand before what they are of

    def take(self, line: str) -> None:
        id, *fields = line.split("\t")
        if id.startswith("T"):
            self._region(id, fields)
        elif id.startswith("E"):
            (trigger, *arguments) = fields[0].split()
            self.triggers[id] = trigger.split(":")[1]
            self.events.append((id, arguments))
        elif id.startswith("R"):
            kind, one, two = fields[0].split()
            self.made.links.append((kind, one.split(":")[1], two.split(":")[1]))
        elif id == "*":
            self.made.same.append(fields[0].split()[1:])
        elif id.startswith(("A", "M", "#")):
            self.later.append((id, fields))
        else:
            raise ValueError(id)

    def _region(self, id: str, fields: list[str]) -> None:
        label, _, offsets = fields[0].partition(" ")
        pairs = [tuple(map(int, pair.split())) for pair in offsets.split(";")]
        start, end = pairs[0][0], pairs[-1][1]
        if " ".join(self.made.text[a:b] for a, b in pairs) != fields[1]:
            raise CorrectionError("its words are not those of the text at its offsets")
        self.made.regions[id] = Region(id, label, start, end, self.made.text[start:end])

    def done(self) -> Corrected:
        regions = self.made.regions
        for id, fields in self.later:
            if id.startswith("#"):
                kind, target = fields[0].split()
                if kind == "Document":
                    self.made.document = read_note(fields[1], "the document")[1]
                elif self._of(target) in regions:
                    region = regions[self._of(target)]
                    ref, note = read_note(fields[1], target)
                    region.ref, region.note = ref, {**note, **region.note}
            else:
                name, target, *value = fields[0].split()
                if name in _ATTRIBUTES and self._of(target) in regions:
                    regions[self._of(target)].note[name.lower()] = value[0] if value else "true"
        for id, arguments in self.events:
            for argument in arguments:
                role, target = argument.split(":")
                self.made.links.append((_DIGITS.sub("", role), self._of(id), self._of(target)))
        return self.made

    def _of(self, id: str) -> str:
        return self.triggers.get(id, id)
