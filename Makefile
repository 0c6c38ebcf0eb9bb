# Bare `make` lists what can be done.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
READY := .venv/.ready
STORE := build/store
EXTRAS := results,server,remote,frames,test,check

.DEFAULT_GOAL := help
.PHONY: help setup run test check types bench score comunica lock clean

help: ## List the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: $(READY) ## Make .venv with the versions of constraints.txt

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("kg needs Python 3.11 or later" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[$(EXTRAS)]'
	@touch $@

run: setup ## Build a store of the sample articles, print its facts, write the graph and the page
	rm -rf $(STORE)
	$(BIN)/kg build data/articles data/results --into $(STORE)
	$(BIN)/kg facts --in $(STORE) --format table
	$(BIN)/kg export --in $(STORE) --format ttl --out build/graph.ttl
	$(BIN)/kg export --in $(STORE) --format jsonld --out build/graph.jsonld
	$(BIN)/kg view --in $(STORE) --out build/graph.html
	@echo
	@echo "Open build/graph.html in a browser (no network needed); build/graph.ttl and build/graph.jsonld hold the same graph as RDF."

test: setup ## Run the tests
	$(BIN)/python -m pytest

check: setup ## Lint, types, import contracts, tests
	$(BIN)/ruff check kg tests tools
	$(BIN)/ruff format --check kg tests tools
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

types: ## Check the types of the scripts of pages (needs Node)
	npx --yes --package typescript@5.9 tsc -p kg/resources/page/js
	npx --yes --package typescript@5.9 tsc -p kg/resources/server

bench: setup ## Measure reading, storing, asking and serving, and the page in a browser beside stock pyvis
	$(BIN)/python tools/bench.py data/articles
	$(BIN)/python tools/bench_results.py
	$(BIN)/python tools/bench_resolve.py
	$(BIN)/python tools/bench_graph.py
	$(BIN)/python -m tools.bench_server
	$(BIN)/python -m tools.bench_page

GOLD ?= 'sample articles=data/articles'

score: setup ## Score extraction on the sample articles; GOLD="'NAME=FOLDER' ..." takes other texts, README=README.md writes the table
	$(BIN)/python tools/score_table.py $(GOLD) $(if $(README),--readme $(README))

comunica: ## Install Comunica, a SPARQL engine that the tests ask and are asked by where it is there (needs Node)
	mkdir -p build/comunica
	cd build/comunica && npm install --silent --no-audit --no-fund --no-save --prefix . @comunica/query-sparql-file@4

lock: setup ## Write constraints.txt anew from pyproject.toml
	$(BIN)/python -m pip install --quiet 'pip-tools>=7.5'
	$(BIN)/pip-compile --quiet --upgrade --extra results --extra server --extra remote --extra test --extra check --strip-extras --no-annotate \
	  --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file constraints.txt pyproject.toml

clean: ## Remove what the other targets made
	rm -rf build .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info
