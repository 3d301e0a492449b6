#!/bin/sh
# Prints the path of a Python that can run the archive: 3.12 or newer, able to make a virtual environment.
# Looks on PATH, then in pyenv's versions folder. Each candidate is run: pyenv's shims answer to names they cannot run.

fit='import sys, sysconfig, venv, ensurepip
sys.exit(sys.version_info < (3, 12) or bool(sysconfig.get_config_var("Py_GIL_DISABLED")))'

try() {
    found=$(command -v "$1" 2>/dev/null) || return 1
    "$found" -c "$fit" </dev/null >/dev/null 2>&1 || return 1
    "$found" -c 'import sys; print(sys.executable)' </dev/null
    exit 0
}

versions=${PYENV_ROOT:-$HOME/.pyenv}/versions
for version in 3.14 3.13 3.12; do
    try "python$version"
    for candidate in "$versions/$version".*/bin/python"$version"; do
        try "$candidate"
    done
done
try python3

echo "No Python 3.12 or newer was found: install one with its venv module" \
    "(Debian and Ubuntu: apt-get install python3 python3-venv; macOS: brew install python; or pyenv install 3.13)." >&2
exit 1
