"""The batch run: inputs in, record lines out, and an account of every input that gave none."""

from pipeline.run.batch import Summary, run
from pipeline.run.inline import Inline
from pipeline.run.ledger import ERRORS, RECORDS
from pipeline.run.local import Processes
from pipeline.run.manifest import MANIFEST
from pipeline.run.tasks import Options

__all__ = ["ERRORS", "MANIFEST", "RECORDS", "Inline", "Options", "Processes", "Summary", "run"]
