"""What is said of an error: nothing that could quote a text."""

from __future__ import annotations


def reason_of(error: OSError) -> str:
    """The reason alone: an OSError's own text repeats the path."""
    return error.strerror or str(error)


def place_of(error: BaseException) -> str:
    """Module and line of the innermost frame of this package."""
    place, trace = "the pipeline", error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_globals.get("__name__", "")
        if name.startswith("pipeline."):
            place = f"{name}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return place
