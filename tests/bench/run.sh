#!/bin/bash
# The kiosk beside a Chromium kiosk page with the same tiles, on this machine, without a GPU for either.
#
#   tests/bench/run.sh BIN FOLDER
set -euo pipefail
[ $# -eq 2 ] || { echo "usage: $0 BIN FOLDER" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$2"
bin=$(cd "$1" && pwd) folder=$(cd "$2" && pwd)

die() { printf 'bench: %s\n' "$*" >&2; exit 1; }
. "$here/screen.sh"

tree=$(cd "$here/../.." && pwd)
"$bin/kioskctl" init --demo --data "$folder/kiosk" --pack "$tree/assets/packs/wards/ban-thach"

# Everything that Chromium would fetch or look for by itself is off; the sandbox cannot start as root.
chromium=(chromium --kiosk --no-sandbox --disable-gpu --disable-quic --no-first-run
    --disable-background-networking --disable-component-update --disable-sync "'--user-data-dir={fresh}'"
    "--window-position=0,0" "--window-size=1080,1920" "'file://$here/tiles.html'")

"$here/compare.sh" "$bin/bench_measure" "$folder" \
    kiosk "'$bin/kiosk' run --data '$folder/kiosk' --fullscreen" \
    chromium "${chromium[*]}"

echo
"$bin/bench_redraw"
"$bin/bench_voice"
echo
"$bin/bench_codes"
echo
"$bin/bench_growth" --tree "$tree" --out "$folder/growth"

# touch_at NAME WIDTH HEIGHT: a kiosk of its own with such a panel, on such a screen.
touch_at() (
    data="$folder/kiosk-$1"
    if [ ! -e "$data" ]; then
        "$bin/kioskctl" init --demo --data "$data" --pack "$tree/assets/packs/wards/ban-thach"
        sed -i "s/^width_px.*/width_px = $2/; s/^height_px.*/height_px = $3/" "$data/kiosk.toml"
    fi
    start_screen "$2" "$3"
    printf '\n%s x %s\n' "$2" "$3"
    "$bin/bench_touch" --screen "$folder/screen/Xvfb_screen0" --width "$2" --height "$3" -- \
        "$bin/kiosk" run --data "$data" --fullscreen 2> "$folder/touch-$1.log" ||
        die "touches could not be measured: $(tail -n 2 "$folder/touch-$1.log")"
)
touch_at upright 1080 1920
touch_at lying 1920 1080
