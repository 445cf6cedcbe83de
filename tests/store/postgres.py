"""A throwaway PostgreSQL cluster for tests: a folder, a socket, no port; gone when the tests are."""

from __future__ import annotations

import os
import pwd
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def binaries() -> Path | None:
    """Return the folder of the newest PostgreSQL that is installed, None where none is."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    on_path = shutil.which("initdb")
    found += [Path(on_path).resolve().parent] if on_path else []
    return max(found, key=lambda path: str(path), default=None)


def missing() -> str:
    """Return why no cluster can be started, "" when one can."""
    if binaries() is None:
        return "needs PostgreSQL's programs (Debian: apt-get install postgresql)"
    if os.geteuid() == 0 and not _has_user("postgres"):
        return "PostgreSQL does not run as root, and there is no user postgres"
    return ""


@contextmanager
def cluster() -> Iterator[str]:
    """Start a cluster; yield the URL of its database."""
    folder = Path(tempfile.mkdtemp(prefix="riwaya-pg-", dir="/tmp"))
    programs = binaries()
    assert programs is not None
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data = folder / "data"
    try:
        _run(f"{programs}/initdb -D {data} -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c full_page_writes=off"
        _run(f"{programs}/pg_ctl -D {data} -w -t 60 -l {folder}/log -o {shlex.quote(options)} start")
        yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        if (data / "postmaster.pid").exists():
            _run(f"{programs}/pg_ctl -D {data} -m immediate stop")
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: str) -> None:
    """Run a command, as the user postgres where we are root: PostgreSQL refuses to run as root."""
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*as_user, "sh", "-c", f"{command} >/dev/null"], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/tmp"
    )
    assert done.returncode == 0, done.stderr.decode()


def _has_user(name: str) -> bool:
    return any(entry.pw_name == name for entry in pwd.getpwall())
