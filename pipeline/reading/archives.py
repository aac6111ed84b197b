"""ZIP and TAR archives and compressed files: their members as streams, in the order of their names."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

from pipeline.reading.errors import UnreadableError
from pipeline.reading.inputs import PASSED_OVER
from pipeline.reading.kinds import Kind
from pipeline.reading.piece import PassedOver
from pipeline.writing.quarantine import Quarantined

Member = tuple[str, BinaryIO, float]  # URI, bytes, share of the archive that lies before its end
_MOST = 1_000_000  # members that are listed
_OPENERS: dict[str, Any] = {"gzip": gzip.open, "bzip2": bz2.open, "xz": lzma.open}
DAMAGED = (zipfile.BadZipFile, tarfile.TarError, gzip.BadGzipFile, EOFError, zlib.error, lzma.LZMAError)


def decompressed(stream: BinaryIO, kind: Kind) -> BinaryIO:
    """What a compressed file holds; reading from it raises one of ``DAMAGED`` or OSError where it is damaged."""
    return cast(BinaryIO, _OPENERS[kind](stream, "rb"))


def inner_name(name: str) -> str:
    """The name of what a compressed file holds: "dump.txt" for "dump.txt.gz"."""
    path = PurePosixPath(name)
    stem = path.stem if path.suffix.lower() in {".gz", ".bz2", ".xz", ".z"} else path.name
    return f"{PurePosixPath(stem).stem}.tar" if path.suffix.lower() in {".tgz", ".tbz", ".txz"} else stem


def office_kind(stream: BinaryIO) -> str | None:
    """What office document a ZIP file is ("docx", "odt", else its own name), or None for an archive."""
    with zipfile.ZipFile(stream) as archive:
        names = set(archive.namelist()[:_MOST])
        if "[Content_Types].xml" in names:
            return "docx" if "word/document.xml" in names else "office document without a text"
        if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
            kind = archive.read("mimetype").decode("ascii", "replace")
            if kind.startswith("application/vnd.oasis.opendocument.text"):
                return "odt"
            return "office document without a text" if kind.startswith("application/") else None
    return None


def zip_members(stream: BinaryIO, uri: str) -> Iterator[Member | PassedOver | Quarantined]:
    """The files in a ZIP archive. Raises one of ``DAMAGED``."""
    with zipfile.ZipFile(stream) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        infos.sort(key=lambda info: info.filename)
        for n, info in enumerate(infos, 1):
            name = f"{uri}!/{info.filename}"
            if problem := _refused(info.filename, name):
                yield problem
            elif info.flag_bits & 1:
                yield Quarantined(name, "read", "UnreadableError", "encrypted")
            else:
                try:
                    with archive.open(info) as member:
                        yield name, cast(BinaryIO, member), n / len(infos)
                except NotImplementedError:
                    yield Quarantined(name, "read", "UnreadableError", "packed in a way that is not known")


def tar_members(stream: BinaryIO, uri: str) -> Iterator[Member | PassedOver | Quarantined]:
    """The files in a TAR archive, which must be seekable. Raises one of ``DAMAGED``."""
    with tarfile.open(fileobj=stream, mode="r:") as archive:
        infos = [info for info in archive.getmembers() if not info.isdir()]
        infos.sort(key=lambda info: info.name)
        for n, info in enumerate(infos, 1):
            name = f"{uri}!/{info.name}"
            if problem := _refused(info.name, name):
                yield problem
            elif not info.isfile():
                yield Quarantined(name, "read", "UnreadableError", "a link or a device, no file")
            else:
                member = archive.extractfile(info)
                assert member is not None
                yield name, cast(BinaryIO, member), n / len(infos)


def _refused(inside: str, uri: str) -> PassedOver | Quarantined | None:
    """What keeps a member from being read, by its name alone."""
    path = PurePosixPath(inside.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return Quarantined(uri, "read", "UnreadableError", "its name leads out of the archive")
    if path.suffix.lower() in PASSED_OVER:
        return PassedOver(uri, path.suffix.lower())
    if any(part.startswith(".") or part == "__MACOSX" for part in path.parts):
        return PassedOver(uri, "hidden")
    return None


def unreadable(error: BaseException) -> str:
    """The reason why an archive cannot be read, without its own words."""
    if isinstance(error, UnreadableError):
        return str(error)
    return "damaged archive" if not isinstance(error, EOFError) else "damaged archive: it ends too early"
