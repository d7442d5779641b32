#!/bin/bash
# Builds and tests with g++ (dev), then with clang and sanitizers (asan), and counts both.
#
#   tests/run.sh [--quick] [--without LABEL]... [--suites DIR]
#
# --quick: of each only the tests labelled "quick" (platform/cmake/modules.cmake says which those are).
# A failing test does not stop the others; a build that fails stops everything. Each file in DIR is a public
# suite for `kioskctl logic`, and counts as one test.
set -euo pipefail
cd "$(dirname "$0")/.."

without="" suites="" quick=false
while [ $# -gt 0 ]; do
    case "$1" in
        --without) without="${without:+$without|}$2"; shift 2 ;;
        --quick) quick=true; shift ;;
        --suites) suites=$2; shift 2 ;;
        *) echo "tests/run.sh: unknown argument $1" >&2; exit 2 ;;
    esac
done
select=() targets=()
[ -z "$without" ] || select=(-LE "^($without)\$")
if $quick; then targets=(--target kiosk kioskctl portal quick_tests) select=(-L '^quick$'); fi

# The totals of one JUnit report, as "tests failures skipped".
totals() {
    local count='="([0-9]+)"[^>]*'
    tr '\n' ' ' < "$1" |
        sed -E "s/.*<testsuite [^>]*tests${count}failures${count}skipped${count}>.*/\1 \2 \3\n/"
}

passed=0 failed=0 skipped=0
run_preset() {
    local preset=$1 report="$PWD/build/$1/tests.xml" tests failures skips
    cmake --preset "$preset"
    cmake --build --preset "$preset" "${targets[@]}"
    rm -f "$report"
    local clean=true
    # One more than there are cores: the longest wait for the disk and for the wire.
    ctest --preset "$preset" -j "$(($(nproc) + 1))" "${select[@]}" --output-junit "$report" || clean=false
    [ -s "$report" ] || { echo "tests/run.sh: ctest left no report for $preset" >&2; exit 1; }
    read -r tests failures skips < <(totals "$report")
    # A test whose program is missing stands under "skipped" in the report; ctest knows that it is a failure.
    if ! $clean && [ "$failures" -eq 0 ]; then failures=$((skips > 0 ? skips : 1)) skips=0; fi
    passed=$((passed + tests - failures - skips)) failed=$((failed + failures)) skipped=$((skipped + skips))
}

run_suite() {
    if build/dev/bin/kioskctl logic --suite "$1"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

run_preset dev
run_preset asan
if ! $quick; then  # what `make run` builds: at -O3 g++ sees other things
    cmake --preset release
    cmake --build --preset release --target kiosk kioskctl portal
fi
if [ -n "$suites" ]; then
    for suite in "$suites"/*.json; do run_suite "$suite"; done
fi

[ "$skipped" -eq 0 ] || echo "$skipped skipped"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
