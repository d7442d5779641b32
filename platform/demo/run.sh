#!/bin/bash
# The demo: a portal on loopback and the kiosk in a window; the portal ends with the window. Without a display
# the player walks the journey instead, and pictures show it.
#
#   [FULLSCREEN=1] platform/demo/run.sh BIN FOLDER
#
# Everything is written under FOLDER; a second run finds what the first one left.
set -euo pipefail
[ $# -eq 2 ] || { echo "usage: $0 BIN FOLDER" >&2; exit 2; }
bin=$1 folder=$2
tree=$(cd "$(dirname "$0")/../.." && pwd)
kiosk="$folder/kiosk" portal="$folder/kiosk.portal"  # where kioskctl and the player look for the portal too

say() { printf '\n%s\n' "$*"; }
die() { printf 'run: %s\n' "$*" >&2; exit 1; }

portal_pid=
end_portal() {
    kill "$portal_pid" 2>/dev/null || true
    wait "$portal_pid" 2>/dev/null || true
}

# Comes back when the portal listens: it writes its port down then.
start_portal() {
    local port_file="$folder/portal.port" log="$folder/portal.log"
    rm -f "$port_file"
    "$bin/portal" serve --dir "$portal" --listen 127.0.0.1:0 --port-file "$port_file" > "$log" 2>&1 &
    portal_pid=$!
    trap end_portal EXIT
    until [ -s "$port_file" ]; do
        kill -0 "$portal_pid" 2>/dev/null || die "the portal ended at once: $(tail -n 3 "$log")"
        sleep 0.05
    done
    url="https://127.0.0.1:$(cat "$port_file")"
}

in_a_window() {
    "$bin/kioskctl" demo-codes --out "$folder/codes"
    start_portal
    say "The portal listens at $url. Closing the kiosk's window ends both."
    echo "To hold something up, drag a picture from $folder/codes into the window."
    local size=()
    [ "${FULLSCREEN:-}" != 1 ] || size=(--fullscreen)
    "$bin/kiosk" run --data "$kiosk" --portal "$url" --printed "$folder/printed" "${size[@]}"
}

with_the_player() {
    local pictures="$folder/pictures" begin
    begin=$(date -u -d '4 minutes ago' +%FT%TZ)  # the script's minutes pass faster than the portal's
    say "No display here (DISPLAY and WAYLAND_DISPLAY are not set): the player walks the demo journey."
    rm -rf "$pictures"
    local journey="$tree/tests/journeys/first-dossier.json"
    "$bin/kiosk" play "$journey" --data "$kiosk" --out "$pictures" --at "$begin" ||
        die "the journey stopped; the line above says at which step. Pictures so far: $pictures"
    say "The pictures lie in $pictures:"
    ls "$pictures"
}

mkdir -p "$folder"
"$bin/kioskctl" init --demo --data "$kiosk" --portal "$portal" --pack "$tree/assets/packs/wards/ban-thach"
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then in_a_window; else with_the_player; fi
say "The portal holds:"
"$bin/portal" show --dir "$portal"
