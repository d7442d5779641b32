# Two commands are enough: make run, make test. Everything is written under build/.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: run test test-all test-long fuzz bench clean help

deps := platform/debian/install-deps.sh

run: ## build, then the kiosk with a demo portal (FULLSCREEN=1: all of the screen)
	@$(deps) run
	cmake --preset release
	cmake --build --preset release --target kiosk kioskctl portal
	@FULLSCREEN="$(FULLSCREEN)" platform/demo/run.sh build/release/bin build/run

test: ## every test but the long ones: under ASan and UBSan (clang), what plays the programs with g++ too
	@$(deps) run test
	@tests/run.sh --quick $(if $(SUITES),--suites $(SUITES))

test-all: ## everything with both compilers, also the tests labelled "all" (minutes)
	@$(deps) run test
	@tests/run.sh --without long

test-long: ## also the tests labelled "long" (hours)
	@$(deps) run test
	@tests/run.sh

fuzz: ## hostile bytes for every border, FOR seconds each (600)
	@$(deps) run test
	@tests/fuzz/run.sh $(or $(FOR),600)

bench: ## beside a Chromium kiosk page: start, idle CPU, memory; touches, voice, codes read from frames
	@$(deps) run bench
	cmake --preset release
	cmake --build --preset release --target kiosk kioskctl portal \
		bench_measure bench_redraw bench_touch bench_voice bench_codes bench_growth
	@tests/bench/run.sh build/release/bin build/bench

clean: ## forget everything that was built, the demo's data too
	rm -rf build

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18
