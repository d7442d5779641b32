#!/bin/bash
# Installs from Debian 12 what is missing, asks nothing, says what it does. Quick when nothing is missing.
#
#   platform/debian/install-deps.sh [run] [test] [bench]      (nothing named: run test)
set -euo pipefail

# Building the programs, and everything they need while they run.
run_packages=(
    g++ cmake ninja-build ccache pkg-config         # compilers and build
    libsdl2-dev libsdl2-image-dev                   # window, sound, pictures
    libimgui-dev libstb-dev libfreetype-dev         # screens (imgui's pkg-config file asks for stb)
    fonts-noto-core                                 # every Vietnamese letter
    libsqlite3-dev                                  # queue, packs, portal
    libcurl4-openssl-dev libcpp-httplib-dev         # wire
    zlib1g-dev                                      # the tests look into compressed streams
    libssl-dev libsodium-dev libzstd-dev            # sealing, certificates
    libzxing-dev libopencv-imgproc-dev              # codes from pictures, papers that are photographed
    libturbojpeg0-dev
    libcairo2-dev libpango1.0-dev                   # papers that are printed
    libcups2-dev                                    # printers
    pcscd libpcsclite-dev libeac-dev                # the card's chip
    libespeak-ng-dev espeak-ng-data                 # voice
    nlohmann-json3-dev libfmt-dev libcli11-dev libtomlplusplus-dev
    libutf8proc-dev libexpected-dev
    libzip-dev libpugixml-dev                       # tables as spreadsheets
    libzbar-dev                                     # what the reader of codes is measured against
    doctest-dev                                     # the build knows the tests, built or not
)

# The second compiler with its sanitizers, and the tools that check our output from outside.
test_packages=(
    clang libclang-rt-14-dev llvm                   # ASan, UBSan; llvm-symbolizer names the lines
    lld                                             # links what is tested, ten times as quick as ld.bfd
    libvalijson-dev                                 # documents held against their published schema
    minisign                                        # pack signatures, read by the original
    poppler-utils                                   # text out of the papers' PDF
    cups-ipp-utils dbus-daemon                      # a printer, and the bus that it does not start without
    openssl                                         # certificates that are wrong on purpose
    vsmartcard-vpcd                                 # a card reader for cards that the tests make
)

# The peer of tests/bench, a screen for both, and a finger on it.
bench_packages=(chromium xvfb libxtst-dev)

say() { printf 'install-deps: %s\n' "$*"; }
die() { printf 'install-deps: %s\n' "$*" >&2; exit 1; }

wanted=()
[ $# -gt 0 ] || set -- run test
for group in "$@"; do
    case "$group" in
        run) wanted+=("${run_packages[@]}") ;;
        test) wanted+=("${test_packages[@]}") ;;
        bench) wanted+=("${bench_packages[@]}") ;;
        *) die "unknown group \"$group\" (run, test, bench)" ;;
    esac
done

is_missing() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" != installed ]; }

command -v dpkg-query >/dev/null ||
    die "no dpkg here: this script is for Debian 12. Elsewhere, install the like of: ${wanted[*]}"
missing=()
for package in "${wanted[@]}"; do
    if is_missing "$package"; then missing+=("$package"); fi
done
[ ${#missing[@]} -gt 0 ] || exit 0

release=$(. /etc/os-release && printf '%s %s' "${ID:-unknown}" "${VERSION_ID:-}")
[ "$release" = "debian 12" ] || say "this is $release; the package names are those of Debian 12"

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    by_hand="apt-get install --no-install-recommends ${missing[*]}"
    command -v sudo >/dev/null || die "missing packages, and neither root nor sudo here. As root, type:
    $by_hand"
    if ! sudo -n true 2>/dev/null; then
        [ -t 0 ] || die "missing packages, and sudo wants a password. In a terminal, type:
    sudo $by_hand"
        say "sudo may ask for your password"
    fi
    as_root=(sudo)
fi

apt() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 \
        apt-get -y -q -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 "$@"
}

say "installing ${#missing[@]} packages from Debian: ${missing[*]}"
apt update || die "apt-get update failed: is this machine connected, and are its sources in /etc/apt right?"
apt install --no-install-recommends "${missing[@]}" || die "apt-get install failed; the reason stands above"
say "done"
