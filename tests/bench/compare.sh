#!/bin/bash
# Measures two programs alike on a virtual screen of 1080 x 1920 and prints a table with the ratio between
# them: start to first picture (median of five), CPU over a minute in which nobody touches anything, and
# memory as PSS over the whole process tree.
#
#   tests/bench/compare.sh MEASURE FOLDER NAME COMMAND PEER COMMAND
#
# A COMMAND is a line for the shell; {fresh} in it is an empty folder that every start gets anew.
set -euo pipefail
export LC_ALL=C.UTF-8
[ $# -eq 6 ] || { sed -n '2,8s/^# \?//p' "$0" >&2; exit 2; }
measure=$1 folder=$2
shift 2
starts=5 settle=10 idle=60
mkdir -p "$folder"

die() { printf 'bench: %s\n' "$*" >&2; exit 1; }

. "$(dirname "$0")/screen.sh"

# run NAME COMMAND SETTLE IDLE: one line of JSON. A shell of its own, so that the screen ends with it.
run() (
    local command=$2
    rm -rf "$folder/fresh" && mkdir "$folder/fresh"
    start_screen 1080 1920
    "$measure" --screen "$folder/screen/Xvfb_screen0" --settle "$3" --idle "$4" -- \
        bash -c "exec ${command//'{fresh}'/$folder/fresh} > '$folder/$1.log' 2>&1" ||
        die "$1 could not be measured; its last words are in $folder/$1.log"
)

field() { sed -E "s/.*\"$1\": ([0-9.]+).*/\1/"; }

# figures NAME COMMAND: "start cpu memory processes".
figures() {
    local times=() i start long
    for ((i = 0; i < starts; i++)); do times+=("$(run "$1" "$2" 0 0 | field first_picture_ms)"); done
    start=$(printf '%s\n' "${times[@]}" | sort -n | sed -n "$((starts / 2 + 1))p")
    long=$(run "$1" "$2" "$settle" "$idle")
    printf '%s %s %s %s\n' "$start" "$(field idle_cpu_percent <<< "$long")" \
        "$(field pss_mb <<< "$long")" "$(field processes <<< "$long")"
}

ours=$(figures "$1" "$2")
peer=$(figures "$3" "$4")

# A peer of 0 gives no ratio.
awk -v ours="$ours" -v peer="$peer" -v name="$1" -v other="$3" -v idle="$idle" '
    function row(what, unit, i) {
        ratio = p[i] > 0 ? sprintf("%.2f", o[i] / p[i]) : "-"
        printf "%-26s %12s %12s %8s\n", what " (" unit ")", o[i], p[i], ratio
    }
    BEGIN {
        split(ours, o, " "); split(peer, p, " ")
        printf "%-26s %12s %12s %8s\n", "", name, other, "ratio"
        row("start to first picture", "ms", 1)
        row("idle CPU over " idle " s", "%", 2)
        row("memory, PSS", "MB", 3)
        row("processes", "count", 4)
    }' | tee "$folder/figures.txt"
