"""Make the virtual environment and install what is locked; runs under any Python, to say what is wrong with it."""

import hashlib
import os
import socket
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER = os.path.join(ROOT, ".venv")
OLDEST, NEWEST = (3, 11), (3, 13)


def main(lock, port=""):
    """Install what the lock file names, unless that was done already; returns an exit code. A port that is going to be
    needed is tried first, so that nobody waits for an installation that cannot be served."""
    trouble = trouble_with_python() or trouble_with_folder() or trouble_with_port(port)
    if trouble:
        sys.stderr.write(trouble + "\n")
        return 2
    stamp = os.path.join(FOLDER, "installed-" + os.path.basename(lock))
    wanted = fingerprint(lock)
    if read(stamp) == wanted:
        return 0
    python = os.path.join(FOLDER, "bin", "python")
    if not os.path.exists(python):
        say("Making the Python environment in .venv ...")
        subprocess.check_call([sys.executable, "-m", "venv", FOLDER])
    say("Installing what %s names (once; a minute or two) ..." % lock)
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    code = subprocess.call(pip + ["--require-hashes", "-r", os.path.join(ROOT, lock)])
    if code == 0:
        code = subprocess.call(pip + ["--no-deps", "--no-build-isolation", "-e", ROOT])
    if code:
        sys.stderr.write("Installing failed: the lines above say why. Nothing is lost; run the command again.\n")
        return code
    with open(stamp, "w") as file:
        file.write(wanted)
    return 0


def trouble_with_python():
    """One sentence where this Python cannot be used."""
    found = sys.version_info[:2]
    if not OLDEST <= found <= NEWEST:
        return (
            "Courant needs Python 3.11 to 3.13, and this is Python %d.%d: install one of those, then make run PYTHON=python3.12"
            % found
        )
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        return "This Python lacks its venv module: apt install python%d.%d-venv, then run the command again." % found
    return ""


def trouble_with_folder():
    """One sentence where nothing can be written."""
    if not os.access(ROOT, os.W_OK):
        return "The folder %s cannot be written: clone Courant into a folder of yours." % ROOT
    return ""


def trouble_with_port(port):
    """One sentence where somebody else listens there."""
    if not port:
        return ""
    if not port.isdigit() or not 0 < int(port) < 65536:
        return "PORT is %s; it must be a number from 1 to 65535, such as make run PORT=8123" % port
    probe = socket.socket()
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        probe.bind(("127.0.0.1", int(port)))
        probe.listen(1)
    except OSError:
        return (
            "Port %s is in use by another program, or not for you to use. Choose another one: make run PORT=8123" % port
        )
    finally:
        probe.close()
    return ""


def fingerprint(lock):
    """Changes when what is to be installed changes."""
    digest = hashlib.sha256()
    for name in (lock, "pyproject.toml"):
        with open(os.path.join(ROOT, name), "rb") as file:
            digest.update(file.read())
    return digest.hexdigest() + sys.version


def read(path):
    """What a file says; nothing where there is none."""
    if not os.path.exists(path):
        return ""
    with open(path) as file:
        return file.read()


def say(line):
    """Say it at once."""
    print(line)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
