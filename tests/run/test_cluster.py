"""A dask cluster gives the bytes that one process gives, also where a worker dies."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from pipeline.reading.inputs import find_inputs
from pipeline.run import ERRORS, RECORDS, Inline, run
from tests.paths import SAMPLES

distributed = pytest.importorskip("distributed")
dask = pytest.importorskip("dask")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = tmp_path / "in"
    texts.mkdir()
    for path in SAMPLES[:5]:
        (texts / path.name).write_bytes(path.read_bytes())
    (texts / "bad.txt").write_bytes(b"\x00\x01\x02\xff" * 200)
    return texts


def contents(output: Path) -> list[bytes]:
    return [(output / name).read_bytes() for name in (RECORDS, ERRORS)]


@pytest.mark.filterwarnings("ignore")
def test_same_bytes_with_a_worker_killed_in_the_middle(nlp, folder: Path, tmp_path: Path) -> None:
    from pipeline.run.cluster import Cluster

    run(Inline(nlp), find_inputs([str(folder)]), tmp_path / "quiet")
    dask.config.set({"distributed.worker.daemon": False})  # so that texts are held to their limits
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as machines:
        pids = [worker.pid for worker in machines.workers.values()]

        def kill() -> None:
            out = tmp_path / "out" / RECORDS
            while not out.exists() or not out.stat().st_size:
                time.sleep(0.05)
            os.kill(pids[0], signal.SIGKILL)

        killer = threading.Thread(target=kill, daemon=True)
        killer.start()
        run(Cluster(machines.scheduler_address), find_inputs([str(folder)]), tmp_path / "out")
        killer.join(timeout=10)
    assert contents(tmp_path / "out") == contents(tmp_path / "quiet")
