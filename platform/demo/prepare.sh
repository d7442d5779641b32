#!/bin/bash
# Makes what a demo needs under FOLDER, and leaves alone what is already there: a portal with its keys, a
# kiosk enrolled with it, and the demo pack, built from this tree and signed with the demo key.
#
#   platform/demo/prepare.sh BIN FOLDER
#
# FOLDER/kiosk is the kiosk, FOLDER/kiosk.portal its portal (where the player looks for one too).
set -euo pipefail
[ $# -eq 2 ] || { echo "usage: $0 BIN FOLDER" >&2; exit 2; }
bin=$1 folder=$2
tree=$(cd "$(dirname "$0")/../.." && pwd)

# A port that nothing listens on now. It is kept: the kiosk's keys name the portal's address.
free_port() {
    local port
    while true; do
        port=$((20000 + RANDOM % 20000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
    done
}

mkdir -p "$folder"
[ -s "$folder/port" ] || free_port > "$folder/port"
url="https://127.0.0.1:$(cat "$folder/port")"

"$bin/portal" init --dir "$folder/kiosk.portal" --url "$url" --demo
"$bin/kioskctl" init --demo --data "$folder/kiosk" --portal "$folder/kiosk.portal"

mkdir -p "$folder/kiosk/packs"
pack="$folder/kiosk/packs/demo.pack"
"$bin/kioskctl" pack build "$tree"/assets/packs/{base,da-nang,ban-thach} -o "$pack"
"$bin/kioskctl" pack sign "$pack" --portal "$folder/kiosk.portal"
