"""The spaCy component that runs the network over a Doc."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.recognizer.decoding import best_tags
from pipeline.recognizer.labels import KINDS, decode
from pipeline.recognizer.network import Network, read_network


@Language.factory("casework_names", assigns=["doc.ents"])
def make_recognizer(nlp: Language, name: str) -> Recognizer:
    """Make the component; it has no settings, and finds nothing until a network is loaded."""
    return Recognizer()


class Recognizer:
    """Sets ``doc.ents`` to the names that the trained network sees."""

    def __init__(self, network: Network | None = None) -> None:
        self.network = network

    @property
    def labels(self) -> tuple[str, ...]:
        """The kinds of names."""
        return KINDS

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        if self.network is not None and len(doc):
            keys = doc.to_array("ORTH").tolist()
            tags = best_tags(self.network.scores(keys, [token.text for token in doc]))
            doc.ents = tuple(Span(doc, start, end, label=kind) for start, end, kind in decode(tags))
        return doc

    def to_disk(self, path: Path | str, *, exclude: Any = ()) -> None:
        """Write the network into the folder ``path``."""
        if self.network is not None:
            self.network.to_disk(Path(path))

    def from_disk(self, path: Path | str, *, exclude: Any = ()) -> Recognizer:
        """Read the network from the folder ``path``."""
        self.network = read_network(Path(path))
        return self
