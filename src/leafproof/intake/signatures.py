"""Formats that give themselves away by bytes at a fixed place.

Source: the formats' own specifications; offsets in bytes from the start of the file.
"""

from __future__ import annotations

HEAD_BYTES = 64 * 1024

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%!PS", "application/postscript"),
    (0, b"\xc5\xd0\xd3\xc6", "application/postscript"),
    (0, b"AT&TFORM", "image/vnd.djvu"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (0, b"II+\0", "image/tiff"),
    (0, b"MM\0+", "image/tiff"),
    (0, b"8BPS\0", "image/vnd.adobe.photoshop"),
    (0, b"\0\0\1\0", "image/x-icon"),
    (0, b"\xd7\xcd\xc6\x9a", "image/wmf"),
    (0, b"\1\0\x09\0\0\3", "image/wmf"),
    (40, b" EMF", "image/emf"),
    (0, b"\0\0\0\x0cjP  \r\n\x87\n", "image/jp2"),
    (0, b"\xff\x4f\xff\x51", "image/jp2"),
    (0, b"\xff\x0a", "image/jxl"),
    (128, b"DICM", "application/dicom"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"BZh", "application/x-bzip2"),
    (0, b"\xfd7zXZ\0", "application/x-xz"),
    (0, b"\x28\xb5\x2f\xfd", "application/zstd"),
    (0, b"\x04\x22\x4d\x18", "application/x-lz4"),
    (0, b"\x1f\x9d", "application/x-compress"),
    (0, b"LZIP", "application/x-lzip"),
    (0, b"MSCF\0\0\0\0", "application/vnd.ms-cab-compressed"),
    (0, b"\x60\xea", "application/x-arj"),
    (2, b"-lh5-", "application/x-lha"),
    (2, b"-lh0-", "application/x-lha"),
    (0, b"WARC/", "application/warc"),
    (0, b"filedesc://", "application/x-arc"),
    (0, b"070701", "application/x-cpio"),
    (0, b"070707", "application/x-cpio"),
    (0, b"!<arch>\ndebian", "application/vnd.debian.binary-package"),
    (0, b"!<arch>\n", "application/x-archive"),
    (0, b"\xed\xab\xee\xdb", "application/x-rpm"),
    (257, b"ustar", "application/x-tar"),
    (32769, b"CD001", "application/x-iso9660-image"),
    (0, b"\0\5\x16\0", "application/applefile"),
    (0, b"\0\5\x16\7", "application/applefile"),
    (0, b"bplist0", "application/x-bplist"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"OggS", "audio/ogg"),
    (0, b"MThd", "audio/midi"),
    (0, b"#!AMR", "audio/amr"),
    (0, b"\x1a\x45\xdf\xa3", "video/x-matroska"),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video/x-ms-asf"),
    (0, b"\0\0\1\xba", "video/mpeg"),
    (0, b"\0\0\1\xb3", "video/mpeg"),
    (0, b"FLV\1", "video/x-flv"),
    (0, b"FWS", "application/x-shockwave-flash"),
    (0, b"CWS", "application/x-shockwave-flash"),
    (0, b"SQLite format 3\0", "application/vnd.sqlite3"),
    (4, b"Standard Jet DB\0", "application/x-msaccess"),
    (4, b"Standard ACE DB\0", "application/x-msaccess"),
    (0, b"\x7fELF", "application/x-executable"),
    (0, b"MZ", "application/x-msdownload"),
    (0, b"\xcf\xfa\xed\xfe", "application/x-mach-binary"),
    (0, b"\xca\xfe\xba\xbe", "application/java-vm"),
    (0, b"\0asm", "application/wasm"),
    (0, b"ITSF", "application/vnd.ms-htmlhelp"),
    (0, b"L\0\0\0\1\x14\2\0", "application/x-ms-shortcut"),
    (0, b"!BDN", "application/vnd.ms-outlook-pst"),
    (0, b"\x78\x9f\x3e\x22", "application/vnd.ms-tnef"),
    (0, b"-----BEGIN PGP MESSAGE-----", "application/pgp-encrypted"),
    (0, b"-----BEGIN PGP PUBLIC KEY", "application/pgp-keys"),
    (0, b"-----BEGIN PKCS7-----", "application/pkcs7-mime"),
    (0, b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5", "application/x-keepass2"),
    (0, b"LUKS\xba\xbe", "application/x-luks"),
    (0, b"\0\1\0\0\0", "font/ttf"),
    (0, b"OTTO", "font/otf"),
    (0, b"wOFF", "font/woff"),
    (0, b"wOF2", "font/woff"),
    (0, b"AC10", "image/vnd.dwg"),
)

_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/x-wav", b"AVI ": "video/x-msvideo"}
_BRANDS = {
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"mif1": "image/heic",
    b"avif": "image/avif",
    b"qt  ": "video/quicktime",
}
# Names that short signatures share with ordinary words: text that begins so is text.
_TEXTUAL = {
    "application/x-msdownload",
    "application/x-bzip2",
    "audio/mpeg",
    "application/x-shockwave-flash",
    "image/vnd.dwg",
    "application/x-lzip",
}


def by_signature(head: bytes) -> str | None:
    """The media type by the first bytes of a file (up to `HEAD_BYTES`), None where none is known."""
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    if head[:4] in (b"RIFF", b"RIFX") and head[8:12] in _RIFF:
        return _RIFF[head[8:12]]
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "video/mp4")
    if (
        head[:2] == b"BM"
        and len(head) >= 26
        and head[6:10] == b"\0\0\0\0"
        and int.from_bytes(head[14:18], "little") in (12, 40, 52, 56, 64, 108, 124)
    ):
        return "image/bmp"
    if head[:2] in (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"):
        return "audio/mpeg"
    for offset, mark, media_type in _SIGNATURES:
        if head[offset : offset + len(mark)] == mark and not (media_type in _TEXTUAL and _reads_as_text(head)):
            return media_type
    return "application/x-tar" if _is_old_tar(head) else None


def _reads_as_text(head: bytes) -> bool:
    sample = head[:512]
    return not any(byte < 0x09 or 0x0D < byte < 0x20 for byte in sample)


def _is_old_tar(head: bytes) -> bool:
    """A TAR header without a magic word: the checksum of its 512 bytes holds."""
    if len(head) < 512 or head[0] == 0:
        return False
    written = head[148:156].strip(b" \0")
    if not written or not all(0x30 <= byte <= 0x37 for byte in written):
        return False
    return int(written, 8) == sum(head[:148]) + sum(head[156:512]) + 8 * 0x20
