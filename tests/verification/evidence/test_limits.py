"""Work on a stranger's file that would take too much is ended, with words, and leaves nothing behind."""

import sys
import time
from dataclasses import replace

import pytest

from counterpart.core.media import LimitReached, Limits, Unreadable, carry_out, pictures, tools, video
from counterpart.core.media.probing import ask, probe
from counterpart.core.media.running import run
from tests.recordings import FOOTAGE, draw

pytestmark = pytest.mark.needs("ffmpeg")
LIMITS = Limits(seconds=30, cpu_seconds=30, memory_bytes=2 * 2**30, output_bytes=2**29, most_pixels=10**8)


def make(tmp_path, recipe, limits):
    """Make a copy; what is left of it where that was refused."""
    target = tmp_path / "copy"
    with pytest.raises(LimitReached) as refusal:
        carry_out(recipe, source=FOOTAGE, target=target, limits=limits)
    assert not target.exists()
    return str(refusal.value)


def test_what_would_write_too_much_is_ended(tmp_path):
    words = make(tmp_path, video.playable(tools.ffmpeg()), replace(LIMITS, output_bytes=10**5))
    assert words == "It would have become larger than 0 MB"


def test_what_would_need_too_much_memory_is_ended(tmp_path):
    words = make(tmp_path, video.playable(tools.ffmpeg()), replace(LIMITS, memory_bytes=300 * 2**20))
    assert "of memory" in words


def test_what_would_compute_too_long_is_ended():
    with pytest.raises(LimitReached, match="of computing"):
        run([sys.executable, "-c", "while True: pass"], replace(LIMITS, cpu_seconds=1))


def test_what_takes_too_long_is_ended_with_all_that_it_started(tmp_path):
    mark = tmp_path / "still-alive"
    child = f"import time; time.sleep(2); open({str(mark)!r}, 'w')"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    with pytest.raises(LimitReached, match="not done after 1 seconds"):
        run([sys.executable, "-c", parent], replace(LIMITS, seconds=1))
    time.sleep(1.5)
    assert not mark.exists()


def test_a_frame_of_too_many_pixels_is_not_opened(tmp_path):
    with pytest.raises(Unreadable, match="more than can be shown"):
        probe(FOOTAGE, replace(LIMITS, most_pixels=768 * 432 - 1))
    with pytest.raises(Unreadable, match="more pixels"):
        pictures.look(draw(tmp_path / "x.png", (100, 100)), replace(LIMITS, most_pixels=9999))


@pytest.mark.parametrize("list_of_files", ["#EXTM3U\n#EXTINF:1,\nfile://{}\n", "ffconcat version 1.0\nfile {}\n"])
def test_a_list_leads_ffmpeg_nowhere(tmp_path, list_of_files):
    path = tmp_path / "till.m3u8"
    path.write_text(list_of_files.format(FOOTAGE))
    with pytest.raises(Unreadable):
        ask(path, ("-show_entries", "format=format_name"), LIMITS)


def test_a_program_sees_nothing_of_our_environment(monkeypatch):
    monkeypatch.setenv("COUNTERPART_SECRET_KEY", "not for strangers")
    told = run([sys.executable, "-c", "import os; print(sorted(os.environ))"], LIMITS)
    assert "COUNTERPART_SECRET_KEY" not in told.output
