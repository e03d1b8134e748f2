"""Files that were made to do harm, through the whole path: each ends held, or kept and not shown, with a reason."""

import io
import zipfile

import pytest
from PIL import Image

from counterpart.base.jobs.queries import failed
from counterpart.base.jobs.worker import Worker
from counterpart.casework.models import Message
from counterpart.casework.queries import groups
from counterpart.core.media.frames import frame_at
from counterpart.core.media.probing import probe
from counterpart.evidence import storage
from counterpart.evidence.limits import limits_of
from counterpart.evidence.models import EvidenceFile, FileRole
from tests.factories import make_case, make_evidence_file
from tests.recordings import FOOTAGE, draw, record

pytestmark = pytest.mark.needs("ffmpeg")


@pytest.fixture
def send(people, settings):
    """Send a file and let a worker do all that follows, without a scanner, as a demo may."""
    settings.CLAMD, settings.DEMO = "none-in-demo", True
    case = make_case(force=people.norfolk, organisation=people.castle_street)

    def sent(content: bytes, name: str = "till.mp4") -> EvidenceFile:
        file = make_evidence_file(incident=case.primary_incident, by=people.tom.actor, content=content, name=name)
        Worker().run_waiting()
        assert not failed().exists()
        file.refresh_from_db()
        return file

    return sent


def test_footage_that_browsers_play_is_its_own_playable_copy(send):
    file = send(FOOTAGE.read_bytes())
    assert (file.state, file.is_playable, file.media["width"], file.media["frames"]) == ("cleared", True, 768, 120)
    assert sorted(file.copies.values_list("role", flat=True)) == ["still", "still", "still", "thumbnail"]
    assert all(copy.recipe["tool"] == "ffmpeg" for copy in file.copies.all())


def test_footage_that_browsers_do_not_play_gets_a_copy_that_keeps_each_frames_moment(send, tmp_path):
    avi = record(tmp_path / "till.avi", "-c:v", "mpeg4", "-c:a", "mp3", size="63x49", rate=7, with_sound=True)
    file = send(avi.read_bytes(), "till.mp4")
    copy = file.copies.get(role=FileRole.PLAYABLE)
    assert (file.media_type, copy.media_type, file.is_playable) == ("video/x-msvideo", "video/mp4", True)
    assert copy.name == "till to play.mp4"
    assert moments_of(copy) == pytest.approx(moments_of(file), abs=1)


def moments_of(file: EvidenceFile) -> list[float]:
    """When the frame that is shown at each seventh of the first second begins."""
    with storage.on_disk(file.storage_key) as path:
        media = probe(path, limits_of("looking"))
        return [frame_at(path, media, 10 + number * 1000 // 7, limits_of("looking")) for number in range(7)]


def test_sound_alone_is_playable(send, tmp_path):
    file = send(record(tmp_path / "call.wav", "-vn", with_sound=True).read_bytes(), "call.wav")
    assert (file.is_playable, file.media["kind"]) == (True, "sound")


def test_a_picture_gets_a_small_one_without_what_its_camera_wrote(send, tmp_path):
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera of a witness"
    file = send(draw(tmp_path / "face.jpg", (800, 600), exif=exif).read_bytes(), "face.jpg")
    thumbnail = file.copies.get(role=FileRole.THUMBNAIL)
    assert (file.media["width"], file.media["height"], file.is_playable) == (600, 800, True)
    assert thumbnail.recipe["tool"] == "pillow"


@pytest.mark.parametrize("ending", ["png", "gif", "bmp", "tiff", "webp", "jpg"])
def test_pictures_of_every_kind_are_read(send, tmp_path, ending):
    file = send(draw(tmp_path / f"face.{ending}", (40, 30)).read_bytes(), f"face.{ending}")
    assert (file.media["width"], file.copies.get().role) == (40, FileRole.THUMBNAIL)
    assert file.is_playable == (ending in ("png", "gif", "webp", "jpg"))


def bomb() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", bytes(10**7))
    return kept.getvalue()


def huge_png() -> bytes:
    """A picture of few bytes that says it is 60,000 by 60,000 pixels."""
    kept = io.BytesIO()
    Image.new("L", (4, 4)).save(kept, "PNG")
    content = bytearray(kept.getvalue())
    content[16:24] = (60_000).to_bytes(4, "big") * 2
    return bytes(content)


HELD = {
    "zip bomb": bomb(),
    "program": b"MZ" + bytes(3000),
    "playlist to a file": b"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
    "playlist to an address": b"#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:1/x.ts\n",
    "script of ffmpeg": b"ffconcat version 1.0\nfile /etc/passwd\n",
    "drawing with script": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(1)</script></svg>",
    "picture that is an archive": b"\xff\xd8\xff\xe0" + bomb(),
    "footage that is an archive": FOOTAGE.read_bytes() + bomb(),
}


@pytest.mark.parametrize("content", HELD.values(), ids=HELD)
def test_what_could_do_harm_is_held_apart(send, content):
    file = send(content)
    assert (file.state, file.copies.count()) == ("held", 0)
    assert "It is kept" in file.state_reason


NOT_SHOWN = {
    "nothing at all": b"",
    "footage cut short": FOOTAGE.read_bytes()[:3000],
    "only zeros": bytes(50_000),
    "huge picture": huge_png(),
    "picture cut short": huge_png()[:30],
    "noise": bytes(range(256)) * 100,
    "footage of noise": b"\x00\x00\x00\x18ftypisom" + bytes(range(256)) * 100,
    "proprietary": b"DHAV" + bytes(range(1, 200)) * 50,
    "playlist behind a transport stream": (b"G" + bytes(187)) * 20 + b"#EXTM3U\nfile:///etc/passwd\n",
}


@pytest.mark.parametrize("content", NOT_SHOWN.values(), ids=NOT_SHOWN)
def test_what_cannot_be_read_is_kept_and_says_why(send, content):
    file = send(content)
    assert (file.state, file.is_playable) == ("cleared", False)
    assert file.state_reason.endswith("The file is kept as evidence as it was received")
    assert file.copies.count() == 0


def test_the_sender_is_asked_for_the_player_of_a_format_of_its_makers_own(send):
    file = send(NOT_SHOWN["proprietary"], "till.dav")
    assert "send the player" in file.player_request
    message = Message.objects.get(case=groups.holder(file.incident))
    assert (message.direction, "till.dav" in message.body) == ("to_business", True)


@pytest.mark.parametrize(
    "name", ["-i.mp4", "%d.mp4", "concat:a|b.mp4", "../../x.mp4", "a\r\nb\x00.mp4", "\u202e4pm.mp4"]
)
def test_names_with_tricks_are_only_names(send, name, tmp_path):
    file = send(record(tmp_path / "till.mp4").read_bytes(), name)
    assert (file.state, file.is_playable) == ("cleared", True)
    assert not set(file.name) & set("/\\\r\n\x00\u202e")
