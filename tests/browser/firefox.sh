#!/bin/sh
# Prints the path of a Firefox for the tests, installing Debian's with apt-get
# where that is possible. Messages go to standard error.
set -eu

find_firefox() {
    if [ -n "${FIREFOX:-}" ]; then
        echo "$FIREFOX"
        return
    fi
    for name in firefox-esr firefox; do
        if command -v "$name"; then return; fi
    done
    path=/Applications/Firefox.app/Contents/MacOS/firefox
    if [ -x "$path" ]; then echo "$path"; return; fi
    return 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

if ! find_firefox >/dev/null; then
    if command -v apt-get >/dev/null && as_root true 2>/dev/null; then
        echo 'Installing firefox-esr, about a minute.' >&2
        export DEBIAN_FRONTEND=noninteractive
        { as_root apt-get update && as_root apt-get install -y --no-install-recommends firefox-esr; } >&2
    fi
    if ! find_firefox >/dev/null; then
        echo 'The browser tests need Firefox. Install firefox-esr, or name a Firefox in $FIREFOX.' >&2
        exit 1
    fi
fi
find_firefox
