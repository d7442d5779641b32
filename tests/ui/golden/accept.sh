#!/bin/bash
# Takes over the pictures that the last test run drew otherwise than they were kept.
#
#   tests/ui/golden/accept.sh [build/dev/golden]
#
# Look at FOLDER/index.html first: before, after and difference stand side by side there.
set -euo pipefail
kept=$(cd "$(dirname "$0")" && pwd)
folder=${1:-$kept/../../../build/dev/golden}
shopt -s nullglob
pictures=("$folder"/*.after.png)
if [ ${#pictures[@]} -eq 0 ]; then
    echo "accept.sh: nothing has changed in $folder" >&2
    exit 1
fi
for picture in "${pictures[@]}"; do
    name=$(basename "$picture" .after.png)
    cp "$picture" "$kept/$name.png"
    echo "accepted $name"
done
