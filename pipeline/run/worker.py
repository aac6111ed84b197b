"""The main loop of a worker process: tasks in, results out, a word before each text."""

from __future__ import annotations

import signal
from multiprocessing.connection import Connection

from pipeline.run.tasks import Options


def serve(connection: Connection, options: Options) -> None:
    """Work at one task after the other until None comes, or nobody listens any more.

    Sends ``("ready",)`` once the model is there, ``("begin", uri, sha256)`` before each text and ``("done", sha256,
    outcomes)`` behind each task, or ``("failed", message)`` where there is no model.
    """
    # Here, not above: the run itself, which imports this module, needs no spaCy.
    from pipeline.run.warm import load_warm
    from pipeline.run.work import work

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run itself sees to the end of its workers
    try:
        try:
            nlp = load_warm()
        except Exception as error:
            connection.send(("failed", f"{type(error).__name__}: {error}"))
            return
        connection.send(("ready",))
        while (task := connection.recv()) is not None:
            result = work(nlp, task, options, lambda uri, sha256: connection.send(("begin", uri, sha256)))
            connection.send(("done", result.sha256, result.outcomes))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # nobody is there any more
