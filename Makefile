# Kinfold's commands. `make` alone lists them; what they do in several steps is in deploy/.
.DEFAULT_GOAL := help
.PHONY: help setup run reset test quick lock bill advisories vendor bench shots
IN_VENV := .venv/bin/python

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## Make .venv and install what requirements.lock names, where that has changed
	@sh deploy/setup.sh

run: setup ## Start the service with made-up families on http://127.0.0.1:8000 (PORT and DATABASE_URL choose others)
	@$(IN_VENV) deploy/run.py

reset: setup ## Throw the demonstration's data away; the next `make run` begins afresh
	@$(IN_VENV) deploy/reset.py

test: setup ## Check everything: style, types, contracts, migrations, tests on SQLite and PostgreSQL, browser journeys
	@sh deploy/setup.sh --spark
	@$(IN_VENV) deploy/check.py

quick: setup ## Test the judgements alone, without a database or a browser
	@$(IN_VENV) -m pytest -q tests/spec tests/unit kinfold

lock: setup ## Write requirements.lock anew from pyproject.toml (maintainers)
	@$(IN_VENV) deploy/lock.py

bill: setup ## Write the bill of materials: everything that is installed or carried, with its sums (CycloneDX, in var/)
	@$(IN_VENV) deploy/bill.py

advisories: setup ## Hold what is locked against known weaknesses: FROM=folder of OSV files, or FROM=--online
	@$(IN_VENV) deploy/advisories.py $(FROM)

vendor: setup ## Copy the GOV.UK and MoJ front ends in anew (maintainers; needs npm)
	@$(IN_VENV) deploy/vendor.py

bench: setup ## Measure: each file in benchmarks/ prints a table
	@set -e; for file in benchmarks/[a-z]*.py; do echo "== $$file"; $(IN_VENV) "$$file"; done

shots: setup ## Take the README's screenshots (needs chromium)
	@$(IN_VENV) deploy/shots.py
