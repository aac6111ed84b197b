"""Where the texts lie that tests run over."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted(p for p in (ROOT / "data" / "samples").iterdir() if p.suffix in {".txt", ".html"})
SHARED = ROOT.parent / "shared"
SHARED_TEXTS = [p for p in sorted((SHARED / "gold").glob("*.txt")) if p.name not in {s.name for s in SAMPLES}]
REPORTS = sorted((SHARED / "reports").glob("*.txt"))
