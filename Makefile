# `make` lists what can be done. Every target sets up what it needs, in .venv.

PORT ?= 8000
SITE_DIR ?= site
FORMAT ?= $(if $(GITHUB_ACTIONS),github,$(if $(GITLAB_CI),gitlab,text))
ARGS ?=
BASE ?= main

python := .venv/bin/python
set_up := sh tools/python -m tools.environment
uv := .cache/uv/bin/uv
lock := $(uv) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

export NO_MKDOCS_2_WARNING := 1
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help serve site check new fix diff derive test audit office bench lint format lock clean runtime development browser

help: ## List these targets
	@awk 'BEGIN { FS = ":.*## " } /^[a-z]+:.*## / { printf "make %-8s%s\n", $$1, $$2 }' Makefile

serve: runtime ## Build the site and serve it with live reload (PORT=8000)
	@exec $(python) -m mkdocs serve -a 127.0.0.1:$(PORT) $(ARGS)

site: runtime ## Build the site (SITE_DIR=site)
	@$(python) -m mkdocs build --strict --site-dir "$(SITE_DIR)" $(ARGS)
	@PYTHONPATH=hooks $(python) -m skolsatsningar.cli compress "$(SITE_DIR)"

check: runtime ## Check the records (FORMAT=text|github|gitlab|json, ARGS="data/initiatives/x.yml")
	@PYTHONPATH=hooks $(python) -m skolsatsningar.cli check --format $(FORMAT) $(ARGS)

derive: runtime ## Write all that is made from the model: schemas, templates, the guide to the fields
	@PYTHONPATH=hooks $(python) -m skolsatsningar.cli derive $(ARGS)

new: runtime ## Write a new initiative: asks for what is needed (ARGS="--title ... --area ...")
	@PYTHONPATH=hooks $(python) -m skolsatsningar.cli new $(ARGS)

fix: runtime ## Mend what can surely be mended in the records (ARGS="--check data/areas")
	@PYTHONPATH=hooks $(python) -m skolsatsningar.cli fix $(ARGS)

diff: runtime ## Tell what changes for readers since a revision (BASE=main)
	@PYTHONPATH=hooks $(python) -m skolsatsningar.cli diff $(ARGS) -- "$(BASE)"

test: development browser ## Run every test, in a browser too (ARGS="-k search -x")
	@$(python) -m pytest -n auto --dist loadfile -m "not audit" $(ARGS)

audit: development browser ## Audit the site and what it is made with, into audit.md (ARGS="--only axe")
	@PYTHONPATH=hooks:tests $(python) -m audit $(ARGS)

office: development ## Open the tables in LibreOffice, which must be installed
	@$(python) -m pytest tests/office.py $(ARGS)

bench: runtime ## Measure the build against others (ARGS="--sizes 100,1000 --ours '' --out /tmp/bench")
	@PYTHONPATH=hooks $(python) -m benchmarks.bench $(ARGS)

lint: development ## Check the code: ruff, mypy
	@$(python) -m ruff check
	@$(python) -m ruff format --check
	@$(python) -m mypy

format: development ## Put the code in form
	@$(python) -m ruff check --fix
	@$(python) -m ruff format

lock: runtime ## Write requirements*.txt from pyproject.toml (ARGS=--upgrade for newer versions)
	@test -x $(uv) || $(python) -m pip install --quiet --disable-pip-version-check --target .cache/uv uv
	@$(lock) $(ARGS) pyproject.toml -o requirements.txt
	@$(lock) $(ARGS) pyproject.toml -c requirements.txt --group test --group lint -o requirements-dev.txt

clean: ## Remove all that make has made, .venv too
	@rm -rf .venv .cache .mypy_cache .pytest_cache .hypothesis .ruff_cache dist site site-server .site.*
	@find hooks tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

runtime:
	@$(set_up) requirements.txt

development:
	@$(set_up) requirements-dev.txt

browser: development
	@$(python) -m tools.browser
