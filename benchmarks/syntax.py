"""Would a tagger and a dependency parser find more events than the rules that read clauses do?

``python -m benchmarks.syntax [--trees ../shared/ud] [--gold ../shared/gold]`` trains one on Universal Dependencies
trees (one shared network, 10 minutes), puts it into the pipeline, and lets its trees say who is subject, object and
agent of each verb in place of the rules. Prints a table: F1 of events and relations, and words a second, for the
rules alone, the trees alone, and the trees where they know and the rules elsewhere.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.training import Example
from spacy.training.converters import conllu_to_docs
from thinc.api import NumpyOps, fix_random_seed, set_current_ops

from pipeline.evaluate.gold import read_gold
from pipeline.evaluate.report import score_texts, totals
from pipeline.events import extract
from pipeline.events.clauses import NounPhrase, Parse, VerbGroup
from pipeline.extraction import prepare, to_record
from pipeline.nlp import load
from pipeline.reading.inputs import Input
from pipeline.reading.read import read_bytes, to_text

SEED, EPOCHS, BATCH = 20, 8, 24
SUBJECTS, OBJECTS = ("nsubj", "nsubj:pass", "csubj"), ("obj", "iobj")
INHERITS = ("conj", "xcomp", "advcl", "parataxis")
TOK2VEC = {
    "@architectures": "spacy.HashEmbedCNN.v2",
    "pretrained_vectors": None,
    "width": 96,
    "depth": 4,
    "embed_size": 2000,
    "window_size": 1,
    "maxout_pieces": 3,
    "subword_features": True,
}


def train(folder: Path) -> Language:
    """A tagger and a parser over one network, from all trees of ``folder`` (``*.conllu``) but one in ten."""
    set_current_ops(NumpyOps(use_blis=False))
    fix_random_seed(SEED)
    nlp = spacy.blank("en")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}
    nlp.add_pipe("tok2vec", name="syntax_tok2vec", config={"model": TOK2VEC})
    tagger = {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": {**listener, "upstream": "syntax_tok2vec"}}
    nlp.add_pipe("tagger", config={"model": tagger})
    parser = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": {**listener, "upstream": "syntax_tok2vec"},
    }
    nlp.add_pipe("parser", config={"model": parser})
    docs = [
        doc
        for path in sorted(folder.glob("*.conllu"))
        for doc in conllu_to_docs(path.read_text(encoding="utf-8"), n_sents=5, no_print=True)
    ]
    test = [Example(nlp.make_doc(d.text), d) for d in docs[::10]]
    examples = [Example(nlp.make_doc(d.text), d) for i, d in enumerate(docs) if i % 10]
    optimizer = nlp.initialize(lambda: examples)
    rng = random.Random(SEED)
    for epoch in range(EPOCHS):
        rng.shuffle(examples)
        for at in range(0, len(examples), BATCH):
            nlp.update(examples[at : at + BATCH], sgd=optimizer, drop=0.2)
        print(f"epoch {epoch + 1} of {EPOCHS}", file=sys.stderr)
    scores = nlp.evaluate(test)
    print(f"held-out trees: tags {scores['tag_acc']:.3f}, LAS {scores['dep_las']:.3f}", file=sys.stderr)
    return nlp


class Trees:
    """Fills the slots of a clause reading from the dependency trees of the Doc in hand."""

    def __init__(self, rules: Callable[..., Parse], keep_rules: bool) -> None:
        self.rules, self.keep_rules = rules, keep_rules
        self.doc: Doc | None = None

    def __call__(self, words: list, undergoers: frozenset[str]) -> Parse:
        reading = self.rules(words, undergoers)
        at = {word.start: i for i, word in enumerate(words)}
        by_offset = {t.idx: t for t in (self.doc or ())}
        for verb in reading.verbs:
            token = by_offset.get(words[verb.head].start) if verb.head >= 0 else None
            if token is not None:
                self._settle(reading, verb, token, at)
        return reading

    def _settle(self, reading: Parse, verb: VerbGroup, token: Token, at: dict[int, int]) -> None:
        def phrases(heads: list[Token]) -> list[NounPhrase]:
            found: list[NounPhrase] = []
            for head in heads:
                for t in (head, *(c for c in head.subtree if c.dep_ == "conj" and c.head == head)):
                    i = next((at[k] for k in range(t.idx, t.idx + len(t)) if k in at), None)
                    np = reading.phrase_at[i] if i is not None else None
                    if np is not None and np not in found:
                        found.append(np)
            return found

        passive = any(c.dep_ in ("aux:pass", "nsubj:pass") for c in token.children)
        subject = _subject(token)
        if token.dep_ == "acl" and token.tag_ == "VBN":
            passive, subject = True, [token.head]
        objects = [c for c in token.children if c.dep_ in OBJECTS]
        agents = [c for c in token.children if c.dep_ == "obl:agent" or (c.dep_ == "obl" and _by(c))]
        new_subject, new_objects = phrases(subject), phrases(objects)
        if new_subject or not self.keep_rules:
            verb.subject = new_subject
            verb.voice = "passive" if passive else "active"
        if new_objects or not self.keep_rules:
            verb.objects = new_objects
        agent = phrases(agents)
        if passive and (agent or not self.keep_rules):
            verb.agent = agent[0] if agent else None


def _by(token: Token) -> bool:
    return any(c.dep_ == "case" and c.lower_ == "by" for c in token.children)


def _subject(token: Token, depth: int = 0) -> list[Token]:
    """The subject of a verb: its own, an antecedent's, or that of the verb it depends on."""
    own = [c for c in token.children if c.dep_ in SUBJECTS]
    if own and not (token.dep_ == "acl:relcl" and own[0].tag_ in ("WDT", "WP")):
        return own
    if token.dep_.startswith("acl"):
        return [token.head]
    if token.dep_ in INHERITS and depth < 4:
        return _subject(token.head, depth + 1)
    return []


def measure(gold_folder: Path, half: str, syntax: Language | None, keep_rules: bool) -> tuple[dict, float]:
    """Scores by field, and words a second over the whole way from text to record."""
    nlp = load()
    rules = extract.parse
    trees = Trees(rules, keep_rules)
    gold = read_gold(gold_folder, gold_folder, half)
    texts = {g.name: to_text(s := Input(g.path.as_posix(), g.path), read_bytes(s)) for g in gold}
    records, words, seconds = {}, 0, 0.0
    try:
        extract.parse = trees if syntax is not None else rules
        for name, text in texts.items():
            began = time.process_time()
            doc = prepare(nlp, text)
            for stage, component in nlp.pipeline:
                if stage == "casework_events" and syntax is not None:
                    trees.doc = Doc(syntax.vocab, [t.text for t in doc], [bool(t.whitespace_) for t in doc])
                    for _, part in syntax.pipeline:
                        trees.doc = part(trees.doc)
                doc = component(doc)
            records[name] = to_record(nlp, text, doc).model_dump(mode="json")
            seconds += time.process_time() - began
            words += len(text.text.split())
    finally:
        extract.parse = rules
    return totals(score_texts(gold, records)), words / seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--trees", type=Path, default=Path("../shared/ud"))
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--model", type=Path, help="Use and keep the trained parser here.")
    args = parser.parse_args()
    if args.model and args.model.exists():
        syntax = spacy.load(args.model)
    else:
        syntax = train(args.trees)
        if args.model:
            syntax.to_disk(args.model)
    measure(args.gold, "look", None, False)  # warm-up
    print("| clauses read by | half | events | events full | relations | words/s |")
    print("|---|---|---|---|---|---|")
    for name, parser_, keep in (
        ("rules", None, False),
        ("trees", syntax, False),
        ("trees, else rules", syntax, True),
    ):
        for half in ("look", "held"):
            scores, rate = measure(args.gold, half, parser_, keep)
            fields = " | ".join(f"{scores[f].f1:.3f}" for f in ("events", "events_full", "relations"))
            print(f"| {name} | {half} | {fields} | {rate:.0f} |")


if __name__ == "__main__":
    main()
