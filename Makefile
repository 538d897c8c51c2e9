# Grove's commands. Each works from nothing, as root and as an ordinary user, and again at once.
#
#   make run     serve the sample department on http://127.0.0.1:8000 and print a sign-in link
#   make test    everything: lint, types, tests on SQLite and PostgreSQL, journeys in a browser
#   make check   the fast part of it: lint, types, imports, unit tests
#   make fix     let ruff format the code and mend what it can
#   make texts   bring the translation catalogues up to date with the code and pages
#   make docs    write the pages about rules anew from the rules' own texts
#   make bench   measure
#   make lock    resolve requirements/*.in anew; words for it in LOCK, as in LOCK=--upgrade
#   make clean   remove the virtual environment and everything built; the data in var/ stays

# Debian builds its own Python with what a run of it taught the compiler; one compiled as it comes,
# which may stand first on PATH, is slower: the reviewer takes 83 µs a sentence then, and 70 so.
PYTHON ?= $(shell /usr/bin/python3 -c 'import ensurepip, sys; sys.version_info >= (3, 11) or sys.exit(1)' \
	2>/dev/null && echo /usr/bin/python3 || echo python3)
IN := .venv/bin/python

.PHONY: run test check fix texts docs bench lock clean environment-run environment-test

run: environment-run
	@$(IN) -m provision.texts compile
	@exec $(IN) -m grove serve --sample

test check bench: environment-test
	@$(IN) -m provision.stages $@

fix: environment-test
	@.venv/bin/ruff check --fix-only --quiet .
	@.venv/bin/ruff format --quiet .

texts: environment-run
	@$(IN) -m provision.texts update
	@$(IN) -m provision.texts compile

docs: environment-test
	@$(IN) -m provision.rule_pages

lock:
	@$(PYTHON) -m provision.lock $(LOCK)

clean:
	rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find grove -name '*.mo' -delete

environment-run environment-test: environment-%:
	@$(PYTHON) -m provision.environment $*
