"""Imported by the server that worker processes are forked from: they share the model that is loaded here."""

import gc
import signal
from contextlib import suppress

signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the run, which ends this process and its workers

from pipeline.run.warm import load_warm  # noqa: E402

with suppress(Exception):  # a worker that fails to load it can say so; this process cannot
    load_warm()
gc.collect()
gc.freeze()  # what is loaded stays out of the way of every later collection, and shared
