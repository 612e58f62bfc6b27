# The one entry, for people and for CI. Plain `make` prints the targets.
#
#   make run DATA=/srv/tree ARGS='--s3-port 9900'    other data, other options of `sluice serve`
#   make check MVN='mvn -o'                          without the network
#   make fuzz MINUTES=60 TRIES=5000              longer, with more inputs a round

DATA ?= data
ARGS ?=
MINUTES ?= 10
TRIES ?= 1000
MVN ?= mvn

# The options keep a JDK 25 quiet about what Maven 3.8's own libraries do.
maven = JAVA_HOME="$$(bin/java-home javac)" \
  MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED $$MAVEN_OPTS" \
  $(MVN)

built = gateway/target/built
# Folders too: a deleted file shows in the time of its folder.
sources := $(shell find pom.xml adapters scanner indexer gateway -name target -prune -o \
  \( -name pom.xml -o -path '*/src/main*' \) -print)

.DEFAULT_GOAL := help
.PHONY: help run build test check fuzz format lint bench clean deps-run deps-test deps-bench

help: ## print the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: build ## build if needed, then serve with embedded defaults (DATA=dir, ARGS=options)
	@exec bin/sluice serve --local-scanner --data "$(DATA)" $(ARGS)

build: $(built) ## what bin/sluice needs; done at once when no source is newer

test: deps-test ## everything CI runs: format, unit, contract, real servers, real clients
	@$(maven) spotless:check
	@$(maven) -Pall verify

check: deps-run ## the fast part: format, unit, contract, architecture
	@$(maven) spotless:check
	@$(maven) test

fuzz: deps-run ## rounds of the properties alone, with new inputs each, until MINUTES=10 are over
	@end=$$(($$(date +%s) + 60 * $(MINUTES))); \
	while test $$(date +%s) -lt $$end; do \
	  $(maven) -q -Pall -pl "!gateway/clients/hadoop" -Dsurefire.includeJUnit5Engines=jqwik -Dtest.tries=$(TRIES) test || exit 1; \
	done

format: deps-run ## lay out the Java sources
	@$(maven) spotless:apply

lint: deps-run ## check the layout and compile everything with warnings as errors
	@$(maven) spotless:check
	@$(maven) test-compile

bench: deps-bench build ## measure beside the references (scripts in perf/)
	perf/run

clean: deps-run ## remove what was built, clients included
	@$(maven) -q clean

deps-run deps-test deps-bench: deps-%:
	@bin/install-deps $*

$(built): $(sources) | deps-run
	@rm -rf gateway/target/lib indexer/extract/target/lib
	@$(maven) -Dmaven.test.skip=true -pl "!gateway/clients/hadoop" package
	@touch $@
