"""``python -m pipeline.evaluate``: the same as ``casework evaluate``."""

from pipeline.cli import evaluate_app

evaluate_app()
