"""How files of each kind begin."""

from counterpart.core.file_types.kinds import Kind

# Offset, bytes, kind, media type. The first that fits counts, so the longer stand before the shorter.
SIGNATURES: tuple[tuple[int, bytes, Kind, str], ...] = (
    (0, b"#!AMR", Kind.RECORDING, "audio/amr"),
    (0, b"MZ", Kind.PROGRAM, "application/vnd.microsoft.portable-executable"),
    (0, b"\x7fELF", Kind.PROGRAM, "application/x-elf"),
    (0, b"\xfe\xed\xfa\xce", Kind.PROGRAM, "application/x-mach-binary"),
    (0, b"\xfe\xed\xfa\xcf", Kind.PROGRAM, "application/x-mach-binary"),
    (0, b"\xce\xfa\xed\xfe", Kind.PROGRAM, "application/x-mach-binary"),
    (0, b"\xcf\xfa\xed\xfe", Kind.PROGRAM, "application/x-mach-binary"),
    (0, b"\xca\xfe\xba\xbe", Kind.PROGRAM, "application/java-vm"),
    (0, b"\x00asm", Kind.PROGRAM, "application/wasm"),
    (0, b"dex\n", Kind.PROGRAM, "application/vnd.android.dex"),
    (0, b"L\x00\x00\x00\x01\x14\x02\x00", Kind.PROGRAM, "application/x-ms-shortcut"),
    (0, b"#!", Kind.PROGRAM, "text/x-script"),
    (0, b"PK\x03\x04", Kind.ARCHIVE, "application/zip"),
    (0, b"PK\x05\x06", Kind.ARCHIVE, "application/zip"),
    (0, b"PK\x07\x08", Kind.ARCHIVE, "application/zip"),
    (0, b"Rar!\x1a\x07", Kind.ARCHIVE, "application/vnd.rar"),
    (0, b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE, "application/x-7z-compressed"),
    (0, b"\x1f\x8b", Kind.ARCHIVE, "application/gzip"),
    (0, b"BZh", Kind.ARCHIVE, "application/x-bzip2"),
    (0, b"\xfd7zXZ\x00", Kind.ARCHIVE, "application/x-xz"),
    (0, b"\x28\xb5\x2f\xfd", Kind.ARCHIVE, "application/zstd"),
    (0, b"\x04\x22\x4d\x18", Kind.ARCHIVE, "application/x-lz4"),
    (0, b"MSCF", Kind.ARCHIVE, "application/vnd.ms-cab-compressed"),
    (0, b"!<arch>\n", Kind.ARCHIVE, "application/x-archive"),
    (0, b"xar!", Kind.ARCHIVE, "application/x-xar"),
    (0, b"\xed\xab\xee\xdb", Kind.ARCHIVE, "application/x-rpm"),
    (257, b"ustar", Kind.ARCHIVE, "application/x-tar"),
    (32769, b"CD001", Kind.ARCHIVE, "application/x-iso9660-image"),
    # Word, Excel and Outlook of old, and installers: whether there are macros cannot be told without opening it.
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.ACTIVE, "application/x-ole-storage"),
    (0, b"{\\rtf", Kind.ACTIVE, "application/rtf"),
    (0, b"%PDF-", Kind.DOCUMENT, "application/pdf"),
    (0, b"\xff\xd8\xff", Kind.PICTURE, "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", Kind.PICTURE, "image/png"),
    (0, b"GIF87a", Kind.PICTURE, "image/gif"),
    (0, b"GIF89a", Kind.PICTURE, "image/gif"),
    (0, b"II*\x00", Kind.PICTURE, "image/tiff"),
    (0, b"MM\x00*", Kind.PICTURE, "image/tiff"),
    (8, b"WEBP", Kind.PICTURE, "image/webp"),
    (4, b"ftyphei", Kind.PICTURE, "image/heic"),
    (4, b"ftyphev", Kind.PICTURE, "image/heic"),
    (4, b"ftypmif1", Kind.PICTURE, "image/heif"),
    (4, b"ftypavif", Kind.PICTURE, "image/avif"),
    (4, b"ftypqt", Kind.RECORDING, "video/quicktime"),
    (4, b"ftypM4A", Kind.RECORDING, "audio/mp4"),
    (4, b"ftyp3g", Kind.RECORDING, "video/3gpp"),
    (4, b"ftyp", Kind.RECORDING, "video/mp4"),
    (4, b"moov", Kind.RECORDING, "video/quicktime"),
    (4, b"mdat", Kind.RECORDING, "video/quicktime"),
    (4, b"wide", Kind.RECORDING, "video/quicktime"),
    (8, b"AVI ", Kind.RECORDING, "video/x-msvideo"),
    (8, b"WAVE", Kind.RECORDING, "audio/wav"),
    (8, b"AIFF", Kind.RECORDING, "audio/aiff"),
    (0, b"OggS", Kind.RECORDING, "application/ogg"),
    (0, b"\x00\x00\x01\xba", Kind.RECORDING, "video/mpeg"),
    (0, b"\x00\x00\x01\xb3", Kind.RECORDING, "video/mpeg"),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", Kind.RECORDING, "video/x-ms-asf"),
    (0, b"FLV\x01", Kind.RECORDING, "video/x-flv"),
    (0, b"ID3", Kind.RECORDING, "audio/mpeg"),
    (0, b"fLaC", Kind.RECORDING, "audio/flac"),
    (0, b"DHAV", Kind.RECORDING, "video/x-dhav"),
    (0, b"DAHUA", Kind.RECORDING, "video/x-dhav"),
    (0, b"IMKH", Kind.RECORDING, "video/x-hikvision"),
    (0, b"\x00\x00\x00\x01\x67", Kind.RECORDING, "video/h264"),
    (0, b"\x00\x00\x00\x01\x40", Kind.RECORDING, "video/h265"),
)
MATROSKA = b"\x1a\x45\xdf\xa3"
# Where packets of a transport stream begin, from a telephone network's and from a disc's recorder.
TRANSPORT = ((0, 188, 376), (4, 196, 388))
# An archive that hangs behind a picture opens as well as any.
APPENDED = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")
# What acts in a browser, wherever it stands: some browsers and mail programs look for it in files of any kind.
ACTING = (b"<script", b"<html", b"<!doctype html", b"<svg", b"<iframe", b"<?php", b"javascript:", b"<hta:")
ACTING_IN_PDF = (b"/javascript", b"/launch", b"/embeddedfile", b"/richmedia")
LISTS = (
    b"#extm3u", b"ffconcat ", b"[playlist]", b"<asx", b"<smil", b"<mpd", b"v=0", b"[internetshortcut]", b"[reference]",
)  # fmt: skip
# Text with such a name runs at a double click.
RUN_BY_NAME = (
    ".bat", ".cmd", ".com", ".desktop", ".hta", ".inf", ".js", ".jse", ".ps1", ".psm1", ".py", ".reg", ".scf", ".sh",
    ".url", ".vbe", ".vbs", ".wsf", ".wsh",
)  # fmt: skip
