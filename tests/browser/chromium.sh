#!/bin/sh
# Prints the path of a Chromium for the tests, installing one and a Chinese
# font with apt-get where that is possible. Messages go to standard error.
set -eu

find_chromium() {
    if [ -n "${CHROMIUM:-}" ]; then
        echo "$CHROMIUM"
        return
    fi
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        if command -v "$name"; then return; fi
    done
    for path in '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' \
        /Applications/Chromium.app/Contents/MacOS/Chromium; do
        if [ -x "$path" ]; then echo "$path"; return; fi
    done
    return 1
}

# Systems without fontconfig bring Chinese fonts of their own.
has_font() {
    [ "$(uname)" != Linux ] || { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh)" ]; }
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

missing=
find_chromium >/dev/null || missing=chromium
has_font || missing="$missing fonts-noto-cjk"
if [ -n "$missing" ]; then
    if command -v apt-get >/dev/null && as_root true 2>/dev/null; then
        echo "Installing $missing, about a minute." >&2
        export DEBIAN_FRONTEND=noninteractive
        # shellcheck disable=SC2086 # a list of packages
        { as_root apt-get update && as_root apt-get install -y --no-install-recommends fontconfig $missing; } >&2
    else
        echo "The browser tests need: $missing. Install it, or name a Chromium in \$CHROMIUM." >&2
        exit 1
    fi
fi
find_chromium
