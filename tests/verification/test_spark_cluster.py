"""The specification of the engines on a real cluster: a master and two workers of one core each, on this machine."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

pytestmark = [pytest.mark.needs("spark"), pytest.mark.slow]  # starts three Java processes

ROOT = Path(__file__).parents[2]
START_SECONDS = 60
STOP_SECONDS = 20
DEPLOY = "org.apache.spark.deploy"


@contextmanager
def spark_process(folder: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """A part of the cluster, in a group of its own, gone afterwards with all that it started."""
    import pyspark

    home = Path(pyspark.__file__).parent
    environment = os.environ | {
        "SPARK_HOME": str(home),
        "SPARK_DAEMON_MEMORY": "256m",
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_WORKER_DIR": str(folder),
    }
    with (folder / f"{words[0]}-{words[-1].rpartition('/')[2]}.log").open("ab") as log:
        process = subprocess.Popen(
            [home / "bin" / "spark-class", *words], env=environment, stdout=log, stderr=log, start_new_session=True
        )
        try:
            yield process
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the master, once both workers have reported to it."""
    folder = tmp_path_factory.mktemp("cluster")
    port, page = free_port(), free_port()
    address = f"spark://127.0.0.1:{port}"
    at = ("--host", "127.0.0.1")
    worker = (f"{DEPLOY}.worker.Worker", *at, "--webui-port", "0", "--cores", "1", "--memory", "1g", address)
    master = (f"{DEPLOY}.master.Master", *at, "--port", str(port), "--webui-port", str(page))
    with spark_process(folder, *master), spark_process(folder, *worker), spark_process(folder, *worker):
        wait_for_workers(f"http://127.0.0.1:{page}/json/", 2)
        yield address


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for_workers(page: str, number: int) -> None:
    end = time.monotonic() + START_SECONDS
    seen = ""
    while time.monotonic() < end:
        try:
            with urlopen(page, timeout=5) as answer:
                seen = answer.read().decode()
        except OSError as error:
            seen = str(error)
        if f'"aliveworkers":{number}' in seen.replace(" ", ""):
            return
        time.sleep(0.5)
    raise AssertionError(f"the workers did not report to the master within {START_SECONDS} s: {seen[:500]}")


def test_the_specification_holds_on_a_cluster(cluster: str) -> None:
    tests = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "tests/spec/test_engines.py",
        "-k",
        "spark",
    ]
    environment = os.environ | {"COUNTERPART_TEST_SPARK": cluster, "SPARK_LOCAL_IP": "127.0.0.1"}
    ran = subprocess.run(tests, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-3000:]
    assert " passed" in ran.stdout
    assert "skipped" not in ran.stdout
    assert "WARN" not in ran.stderr
