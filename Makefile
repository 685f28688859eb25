# Everything that a newcomer needs: make run, make test. Everything that a commit needs: make check.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin

.PHONY: run test check torture bench lock docs words

run: ## set up, load the demo newsroom, serve it
	@$(PYTHON) tools/environment.py requirements.txt $(PORT)
	@COURANT_SITE_URL=$${COURANT_SITE_URL:-http://localhost:$(PORT)} $(BIN)/courant demo
	@exec env COURANT_SITE_URL=$${COURANT_SITE_URL:-http://localhost:$(PORT)} $(BIN)/courant serve --port $(PORT)

.venv/tests: requirements-check.txt
	@$(PYTHON) tools/environment.py requirements-check.txt
	@sh tools/test_programs.sh

test: .venv/tests ## every test, browser walks included
	@$(BIN)/python -m pytest -n 2 --dist loadgroup -m "not torture" tests || \
	  { echo "What failed beside other tests is run once more, alone: some of them measure time."; \
	    $(BIN)/python -m pytest --last-failed --last-failed-no-failures none -m "not torture" tests; }
	@echo "Those that touch the database once more, on PostgreSQL."
	@$(BIN)/python -m tests.postgres -n 2 --dist loadgroup -m "not torture" tests || \
	  { echo "What failed beside other tests is run once more, alone."; \
	    $(BIN)/python -m tests.postgres --last-failed --last-failed-no-failures none -m "not torture" tests; }

check: .venv/tests ## format, lint, types, import rules, migrations, docs, and every test
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports --no-cache
	@COURANT_DATA=.venv/data $(BIN)/mypy --no-error-summary
	@COURANT_DATA=.venv/data $(BIN)/python -W ignore -m django makemigrations --check --dry-run --settings courant.django_settings
	@$(BIN)/python tools/generated_docs.py --check
	@$(BIN)/python tools/catalogs.py --check
	@$(MAKE) --no-print-directory test

torture: .venv/tests ## property, crash and load tests at their full counts; results into docs/benchmarks.md
	@$(BIN)/python tools/torture.py

bench: .venv/tests ## the figures of docs/benchmarks.md, measured here
	@$(BIN)/python bench/run.py

docs: .venv/tests ## write the generated tables and schemas anew
	@$(BIN)/python tools/generated_docs.py

words: .venv/tests ## bring the catalogs of the desk up to date with what its pages say, and compile them
	@$(BIN)/python tools/catalogs.py

lock: .venv/tests ## resolve the locked versions anew
	@$(BIN)/python tools/lock.py
