# Everything a developer runs. Needs rustup, Node 20 or newer and GNU make;
# the rest is installed by the first target that needs it.

SHELL = /bin/sh
.DEFAULT_GOAL = help
.DELETE_ON_ERROR:
.PHONY: help serve test check check-rust check-js native test-rust test-corpus test-browser wasm extractor checker cli figures gallery docs \
	score size bench package shots bless clean toolchain tools-rust tools-wasm tools-node

WASM_PACK_VERSION = 0.15.1

browser = tests/browser
article = www/articles/jinan-2023
target = $(or $(CARGO_TARGET_DIR),target)
port = 8080

# cargo puts tools in the first two, npm puts wasm-opt in the third.
tools = $(abspath $(target))/tools
export PATH := $(or $(CARGO_HOME),$(HOME)/.cargo)/bin:$(tools)/bin:$(CURDIR)/$(browser)/node_modules/.bin:$(PATH)

node_modules = $(browser)/node_modules/.package-lock.json
wasm = www/pkg/indicator_charts_bg.wasm
extractor = www/pkg-extract/indicator_charts_bg.wasm
checker = www/pkg-check/indicator_charts_bg.wasm
# Functions are not merged across files that are loaded apart, and the linker
# says which constants they use.
small = -Zunstable-options -Clink-arg=--emit-relocs -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none -Zmerge-functions=disabled
# What the page's build is made of; the command line is not.
wasm_sources = $(shell find src -name '*.rs' ! -path 'src/cli/*' ! -path src/main.rs) Cargo.toml Cargo.lock

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

serve: wasm extractor checker gallery docs ## build, then serve the article and print its address (port=8080)
	$(target)/debug/indicator-charts serve www --port $(port) --page articles/jinan-2023/

# The WebAssembly is linked by one thread for most of its time, and cargo keeps
# it in folders of its own: the native checks run beside it, and the tests are
# compiled; they measure time, so they run after it. Each prints what it has to
# say at once, where make knows how.
orderly = $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)
test: tools-rust tools-wasm $(node_modules) ## everything: check, test-rust, test-corpus, wasm, size, test-browser
	@echo '== check-rust, and wasm beside it'
	@$(MAKE) --no-print-directory --jobs=2 $(orderly) native wasms
	@for step in test-rust test-corpus check-js size test-browser; do \
		echo "== $$step"; $(MAKE) --no-print-directory tested=1 $$step || exit 1; \
	done

# Cargo would look for the tokens of make in its flags.
unexport MAKEFLAGS
wasms: # one after the other: they share a folder
	@$(MAKE) --no-print-directory wasm
	@$(MAKE) --no-print-directory extractor
	@$(MAKE) --no-print-directory checker
native: # one after the other: they share a folder
	@$(MAKE) --no-print-directory check-rust
	cargo test --all-features --no-run

check: check-rust check-js ## formatting, lints, documentation, types

# As all targets are, documentation is made with the features that the tests ask
# of other crates, though there are no examples: those need not be read twice.
check-rust: tools-rust tools-wasm
	cargo fmt --check
	cargo clippy --all-features --all-targets -- -D warnings
	cargo clippy --target wasm32-unknown-unknown --lib -- -D warnings
	RUSTDOCFLAGS='-D warnings' cargo doc --no-deps --all-features --lib --examples

check-js: $(node_modules) wasm
	tsc --project $(browser)/tsconfig.json

test-rust: toolchain ## the core and the command line, natively
	cargo test --all-features

test-corpus: tools-node ## the labelled passages and their scorer
	node --test tests/corpus/score.test.mjs

# These measure time or write dist/, so nothing runs beside them.
alone = $(patsubst %,$(browser)/%.test.mjs,faults failures frame frame-hostile frame-link frameworks keys link many mounts package stalls studio-pace traps views)
together = $(filter-out $(alone),$(wildcard $(browser)/*.test.mjs))
test-browser: wasm extractor checker gallery docs $(node_modules) ## the page, in Chromium and Firefox
	rm -rf $(browser)/out
	CHROMIUM="$$(sh $(browser)/chromium.sh)" && FIREFOX="$$(sh $(browser)/firefox.sh)" && export CHROMIUM FIREFOX && \
		failed=0 && \
		{ node --test --test-concurrency=2 $(together) || failed=1; } && \
		{ node --test --test-concurrency=1 $(alone) || failed=1; } && \
		exit $$failed

wasm: $(wasm) ## the widget's WebAssembly, into www/pkg

# The tests have built it, with the features that their crates ask of others:
# without those, most of them would be compiled again.
cli: toolchain ## the command line, for this machine
	$(if $(tested),@test -x $(target)/debug/indicator-charts,cargo build --features cli)

# `wasm-pack build --target web --out-dir www/pkg` alone gives a working core
# in one piece. This one is a quarter smaller, in pieces: the standard library
# is compiled for size with panics that only trap, which stable Rust does when
# told to (RUSTC_BOOTSTRAP; rust-toolchain.toml pins the version this is tried
# with), and what only some charts need goes into files of its own.
# The flags name the target: wasm-pack may compile tools for this machine.
$(wasm): $(wasm_sources) $(browser)/split.mjs $(browser)/objects.mjs $(browser)/optimise.mjs $(node_modules) | tools-wasm
	RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS='$(small)' wasm-pack build . --no-opt --target web --out-dir www/pkg -- \
		-Z build-std=std,panic_abort -Z build-std-features=optimize_for_size
	node $(browser)/split.mjs

# The extractor is the same crate without the widget; only the studio loads it.
extractor: $(extractor) ## the extractor's WebAssembly, into www/pkg-extract

$(extractor): $(wasm_sources) $(browser)/extractor.mjs $(browser)/optimise.mjs $(node_modules) | tools-wasm
	RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS='$(small)' wasm-pack build . --no-opt --target web --out-dir www/pkg-extract -- \
		--no-default-features --features extract -Z build-std=std,panic_abort -Z build-std-features=optimize_for_size
	node $(browser)/extractor.mjs pkg-extract

# As is what checks a document; the studio alone loads it, too.
checker: $(checker) ## the checker's WebAssembly, into www/pkg-check

$(checker): $(wasm_sources) $(browser)/extractor.mjs $(browser)/optimise.mjs $(node_modules) | tools-wasm
	RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS='$(small)' wasm-pack build . --no-opt --target web --out-dir www/pkg-check -- \
		--no-default-features --features check -Z build-std=std,panic_abort -Z build-std-features=optimize_for_size
	node $(browser)/extractor.mjs pkg-check

figures: cli ## write the article's static figures into its page
	$(target)/debug/indicator-charts embed $(article)/article.json --target page --page $(article)/index.html --out $(article)

gallery: cli | tools-node ## every test case for www/gallery.html, into www/gallery
	node $(browser)/gallery.mjs

docs: cli $(node_modules) ## the pages of the chart kinds, into www/docs
	node $(browser)/docs.mjs

size: wasm extractor $(node_modules) ## bytes that the reader of one chart downloads
	node $(browser)/size.mjs

# held=1 scores the passages set aside, misses=1 lists every miss.
score: cli tools-node ## precision, recall and F1 of the extractor on the labelled passages
	node tests/corpus/score.mjs $(if $(held),--held) $(if $(misses),--misses)

bench: wasm extractor cli $(node_modules) ## times of the core, natively and in Chromium, beside the last recorded ones
	cargo bench --features cli --bench core -- --quiet >/dev/null
	cargo build --release --features cli --bin indicator-charts
	CHROMIUM="$$(sh $(browser)/chromium.sh)" node $(browser)/bench.mjs

package: wasm $(node_modules) ## the npm package, into dist
	node $(browser)/package.mjs

shots: wasm cli $(node_modules) ## pictures of the article, into tests/browser/out
	CHROMIUM="$$(sh $(browser)/chromium.sh)" node $(browser)/shots.mjs

bless: wasm cli figures $(node_modules) ## accept what the tests see now: snapshots, goldens, figures, sizes
	INSTA_UPDATE=always BLESS=1 cargo test --all-features
	BLESS=1 node $(browser)/size.mjs

clean: ## remove what was built; installed tools stay
	cargo clean
	rm -rf www/pkg www/pkg-extract www/pkg-check www/gallery www/docs/*.html www/docs/plots www/docs/kinds/*.html www/docs/kinds/plots dist $(browser)/out $(browser)/node_modules

# The toolchain of rust-toolchain.toml, where rustup does not fetch it by itself.
toolchain:
	@rustc --version >/dev/null 2>&1 || rustup toolchain install

tools-rust: toolchain
	@cargo fmt --version >/dev/null 2>&1 || rustup component add rustfmt
	@cargo clippy --version >/dev/null 2>&1 || rustup component add clippy

# wasm-pack takes a wasm-bindgen that it finds in the version of Cargo.lock. It
# would compile one that runs fast; this is compiled twice as fast and kept
# with the project, as a whole build takes it for two seconds.
bindgen = $(shell sed -n '/^name = "wasm-bindgen"$$/{n;s/.*"\(.*\)"/\1/p;}' Cargo.lock)
install = cargo install --debug --root $(tools)
tools-wasm: toolchain
	@test -d "$$(rustc --print target-libdir --target wasm32-unknown-unknown)" || \
		rustup target add wasm32-unknown-unknown
	@test -d "$$(rustc --print sysroot)/lib/rustlib/src/rust/library" || rustup component add rust-src
	@command -v wasm-pack >/dev/null || { \
		echo 'Compiling wasm-pack, about a minute.'; \
		$(install) wasm-pack --version $(WASM_PACK_VERSION) --locked; }
	@wasm-bindgen --version 2>/dev/null | grep -qF ' $(bindgen)' || test -d "$${XDG_CACHE_HOME:-$$HOME/.cache}/.wasm-pack/wasm-bindgen-cargo-install-$(bindgen)" || { \
		echo 'Compiling wasm-bindgen, about 3 minutes.'; \
		$(install) wasm-bindgen-cli --version $(bindgen); }

tools-node:
	@node -e 'process.exit(+(process.versions.node.split(".")[0] < 20))' || \
		{ echo 'Node 20 or newer is needed.' >&2; exit 1; }

$(node_modules): $(browser)/package.json $(browser)/package-lock.json | tools-node
	npm ci --ignore-scripts --no-audit --no-fund --prefix $(browser)
	@touch $@
