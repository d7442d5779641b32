#!/bin/bash
# The kiosk beside a Chromium kiosk page with the same tiles, on this machine, without a GPU for either.
#
#   tests/bench/run.sh BIN FOLDER
set -euo pipefail
[ $# -eq 2 ] || { echo "usage: $0 BIN FOLDER" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$2"
bin=$(cd "$1" && pwd) folder=$(cd "$2" && pwd)

tree=$(cd "$here/../.." && pwd)
"$bin/kioskctl" init --demo --data "$folder/kiosk" --pack "$tree/assets/packs/wards/ban-thach"

# Everything that Chromium would fetch or look for by itself is off; the sandbox cannot start as root.
chromium=(chromium --kiosk --no-sandbox --disable-gpu --disable-quic --no-first-run
    --disable-background-networking --disable-component-update --disable-sync "'--user-data-dir={fresh}'"
    "--window-position=0,0" "--window-size=1080,1920" "'file://$here/tiles.html'")

"$here/compare.sh" "$bin/bench_measure" "$folder" \
    kiosk "'$bin/kiosk' run --data '$folder/kiosk' --fullscreen" \
    chromium "${chromium[*]}"
