"""A small writer of OLE files (MS-CFB, version 3), for Outlook messages in tests.

Streams are padded to 4096 bytes and more, so that none lies in the mini stream; the directory's tree is a list.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from itertools import pairwise

SECTOR, END, FREE, FAT, NONE = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF


def ole(streams: Mapping[str, bytes]) -> bytes:
    """Streams by name; "folder/name" lies in a storage."""
    storages = sorted({name.split("/")[0] for name in streams if "/" in name})
    entries: list[dict] = [{"name": "Root Entry", "type": 5}]
    tops = [*storages, *(name for name in streams if "/" not in name)]
    index = {name: n for n, name in enumerate([*tops, *(name for name in streams if "/" in name)], 1)}
    chains: list[int] = []  # what the FAT says of each data sector
    data = b""
    for name in index:
        if name in storages:
            entries.append({"name": name, "type": 1})
            continue
        content = streams[name]
        size = max(len(content), 4096)
        count = -(-size // SECTOR)
        start = len(chains)
        chains += [start + n + 1 for n in range(count - 1)] + [END]
        data += content.ljust(count * SECTOR, b"\0")
        entries.append({"name": name.split("/")[-1], "type": 2, "start": start, "size": size})

    def linked(names: list[str]) -> int:
        for one, following in pairwise(names):
            entries[index[one]]["right"] = index[following]
        return index[names[0]] if names else NONE

    order = lambda name: (len(name.split("/")[-1]), name.upper())  # noqa: E731
    entries[0]["child"] = linked(sorted(tops, key=order))
    for storage in storages:
        inside = [name for name in streams if name.startswith(f"{storage}/")]
        entries[index[storage]]["child"] = linked(sorted(inside, key=order))
    directory = b"".join(map(entry, entries))
    directory += entry({"name": "", "type": 0}) * (-len(entries) % 4)
    first_directory = len(chains)
    count = len(directory) // SECTOR
    chains += [first_directory + n + 1 for n in range(count - 1)] + [END]
    fat_sectors = 1
    while (len(chains) + fat_sectors) * 4 > fat_sectors * SECTOR:
        fat_sectors += 1
    first_fat = len(chains)
    chains += [FAT] * fat_sectors
    chains += [FREE] * (fat_sectors * SECTOR // 4 - len(chains))
    difat = [first_fat + n for n in range(fat_sectors)]
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, 0, fat_sectors, first_directory, 0, 4096,
        END, 0, END, 0, difat[0],
    )  # fmt: skip
    header = header[:76] + struct.pack("<109I", *(difat + [FREE] * (109 - len(difat))))
    return header + data + directory + struct.pack(f"<{len(chains)}I", *chains)


def entry(item: dict) -> bytes:
    name = item["name"].encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16xI8x8xIQ",
        name, len(name) + 2 if name else 0, item["type"], 1, NONE, item.get("right", NONE), item.get("child", NONE),
        0, item.get("start", END if item["type"] == 2 else 0), item.get("size", 0),
    )  # fmt: skip


def message(subject: str, body: str, attachments: Mapping[str, bytes] = {}, *, wide: bool = True) -> bytes:
    """An Outlook message."""
    kind, code = ("001F", "utf-16-le") if wide else ("001E", "cp1252")
    streams = {
        f"__substg1.0_0037{kind}": subject.encode(code),
        f"__substg1.0_0C1A{kind}": "UA desk".encode(code),
        f"__substg1.0_0E04{kind}": "network".encode(code),
        f"__substg1.0_1000{kind}": body.encode(code),
        f"__substg1.0_007D{kind}": "Date: Mon, 25 Jan 1999 10:00:00 +0000\r\n".encode(code),
    }
    for n, (name, data) in enumerate(attachments.items()):
        streams[f"__attach_version1.0_#{n:08X}/__substg1.0_3707{kind}"] = name.encode(code)
        streams[f"__attach_version1.0_#{n:08X}/__substg1.0_37010102"] = data
    return ole(streams)
