"""Resolve the locked versions anew: hashes, and no address of any index."""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
BUILD = "setuptools>=77\n"  # so that the environment can install the clone itself, without fetching anything unlocked
LOCKS = {
    "requirements.txt": ["--extra", "postgres", "--extra", "s3"],
    "requirements-check.txt": ["--extra", "postgres", "--extra", "s3", "--group", "check"],
}
HOW = [
    "--generate-hashes",
    "--universal",
    "--python-version",
    "3.11",
    "--no-emit-index-url",
    "--no-annotate",
    "--no-header",
    "--quiet",
]


def main() -> int:
    """Write both lock files."""
    with tempfile.NamedTemporaryFile("w", suffix=".in") as build:
        build.write(BUILD)
        build.flush()
        for name, what in LOCKS.items():
            command = [
                sys.executable,
                "-m",
                "uv",
                "pip",
                "compile",
                "pyproject.toml",
                build.name,
                *what,
                *HOW,
                "-o",
                name,
            ]
            subprocess.run(command, cwd=ROOT, check=True)
            print(f"Wrote {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
