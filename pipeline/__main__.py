"""``python -m pipeline`` is the command ``casework``."""

from pipeline.cli import app

app(prog_name="casework")
