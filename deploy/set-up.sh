#!/bin/sh
# Brings .venv in step with a lock file: set-up.sh requirements.txt, or requirements-dev.txt, which holds all of the former.
# What was installed is known by a copy of the lock file in .venv, written last. A .venv that was cut short is made anew.
set -eu

lock=$1
python=.venv/bin/python

is_installed() {
    cmp -s "$lock" ".venv/$lock"
}

is_whole() {
    [ -e .venv/whole ] && "$python" -c 'import pip' >/dev/null 2>&1
}

make_venv() {
    found=$(sh deploy/find-python.sh)
    echo "Making .venv with $found"
    rm -rf .venv
    "$found" -m venv .venv
    touch .venv/whole
}

# pip names each package as it comes to it: shown as a count on a terminal, and not at all elsewhere.
show_progress() {
    count=0
    total=$(grep -c '==' "$lock")
    while read -r word name rest; do
        [ "$word" = Collecting ] || continue
        count=$((count + 1))
        if [ -t 2 ]; then printf '\r\033[K%s of %s packages: %s' "$count" "$total" "${name%%=*}" >&2; fi
    done
    if [ -t 2 ]; then printf '\r\033[K' >&2; fi
}

install() {
    echo "Installing the packages that $lock names"
    rm -f .venv/pip-failed
    {
        "$python" -m pip install --require-hashes --disable-pip-version-check --no-input --progress-bar off \
            -r "$lock" </dev/null 2>.venv/pip.log || touch .venv/pip-failed
    } | show_progress
    if [ -e .venv/pip-failed ]; then
        tail -n 5 .venv/pip.log >&2
        echo "The packages that $lock names were not installed: the lines above say why. Mend that and run the same again." >&2
        exit 1
    fi
}

if is_whole && is_installed; then exit 0; fi
is_whole || make_venv
install
cp requirements.txt .venv/requirements.txt
if [ "$lock" != requirements.txt ]; then cp "$lock" ".venv/$lock"; fi
