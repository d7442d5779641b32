#!/bin/bash
# Hostile bytes for every border, or for those that are named, from the kept corpora on (clang's libFuzzer).
#
#   tests/fuzz/run.sh SECONDS [TARGET]...
#
# What it finds lies in build/fuzz/finds, to be made small (build/fuzz/bin/fuzz_TARGET -minimize_crash=1 FILE)
# and kept in tests/fuzz/corpus/TARGET with the mending. What it learns lies in build/fuzz/learnt/TARGET.
set -euo pipefail
cd "$(dirname "$0")/../.."

[[ "${1:-}" =~ ^[0-9]+$ ]] || { echo "usage: tests/fuzz/run.sh SECONDS [TARGET]..." >&2; exit 2; }
seconds=$1
shift
targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
    for source in tests/fuzz/targets/*.cpp; do targets+=("$(basename "$source" .cpp)"); done
fi
for target in "${targets[@]}"; do
    [ -f "tests/fuzz/targets/$target.cpp" ] || { echo "tests/fuzz/run.sh: no target $target" >&2; exit 2; }
done

cmake --preset fuzz
cmake --build --preset fuzz --target "${targets[@]/#/fuzz_}"
failed=0
for target in "${targets[@]}"; do
    mkdir -p build/fuzz/finds "build/fuzz/learnt/$target"
    words=()
    [ ! -f "tests/fuzz/targets/$target.dict" ] || words=(-dict="tests/fuzz/targets/$target.dict")
    if build/fuzz/bin/"fuzz_$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
        -print_final_stats=1 -artifact_prefix="build/fuzz/finds/$target-" "${words[@]}" \
        "build/fuzz/learnt/$target" "tests/fuzz/corpus/$target" 2> "build/fuzz/$target.log"; then
        echo "$target: clean, $(tail -n 20 "build/fuzz/$target.log" | grep '^Done')"
    else
        failed=1
        tail -n 60 "build/fuzz/$target.log" >&2
        echo "$target: FAILED, see build/fuzz/$target.log and build/fuzz/finds" >&2
    fi
done
exit $failed
