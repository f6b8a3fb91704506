"""Whether a folder is on a disk of this machine: a database file is safe nowhere else."""

import sys
from pathlib import Path

_OVER_A_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "glusterfs", "ncpfs"})
_THROUGH_A_PROGRAM = ("fuse.sshfs", "fuse.davfs", "fuse.rclone", "fuse.gvfs", "fuse.glusterfs", "davfs")
_SYNCHRONISED = frozenset({"onedrive", "dropbox", "google drive", "googledrive", "icloud drive"})
_REMOTE_DRIVE = 4


def is_local(folder: Path, mounts: str | None = None) -> bool:
    """Return whether ``folder`` is on a disk of this machine that no program copies elsewhere.

    ``mounts`` is the table of mounts as Linux writes it; its own is read when none is given.
    """
    resolved = folder.resolve()
    if any(part.casefold().split(" - ")[0] in _SYNCHRONISED for part in resolved.parts):
        return False
    if sys.platform == "win32":
        return _local_drive(resolved)
    table = Path("/proc/mounts")
    if mounts is None and table.exists():
        mounts = table.read_text(encoding="utf-8", errors="replace")
    return not _over_a_network(_kind_of(resolved, mounts or ""))


def _kind_of(folder: Path, mounts: str) -> str:
    kind, longest = "", -1
    for line in mounts.splitlines():
        _, point, found, *_ = line.split(" ")
        place = Path(point.replace("\\040", " "))
        if len(place.parts) > longest and folder.is_relative_to(place):
            kind, longest = found, len(place.parts)
    return kind


def _over_a_network(kind: str) -> bool:
    return kind in _OVER_A_NETWORK or kind.startswith(_THROUGH_A_PROGRAM)


def _local_drive(folder: Path) -> bool:
    if sys.platform != "win32":
        return True
    import ctypes

    if folder.drive.startswith("\\\\"):
        return False
    return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\") != _REMOTE_DRIVE)
