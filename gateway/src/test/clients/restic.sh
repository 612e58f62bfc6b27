#!/usr/bin/env bash
# A backup with restic. Needs SLUICE_URL, AWS keys and an empty folder to stand in.
set -euo pipefail
export RESTIC_REPOSITORY=s3:$SLUICE_URL/restic-$(date +%s%N) RESTIC_PASSWORD=secret RESTIC_CACHE_DIR=$PWD/cache
fail() { echo "FAILED: $*" >&2; exit 1; }

restic version
mkdir -p here/deep && for i in $(seq 100); do head -c $((i * 500)) /dev/urandom >"here/deep/f$i"; done
head -c 20000000 /dev/urandom >here/large && echo ü >here/ü
restic init
restic backup --quiet here
echo more >here/deep/more && rm here/deep/f1
restic backup --quiet here
restic check --read-data
[ "$(restic snapshots --json | grep -o '"short_id"' | wc -l)" -eq 2 ] || fail "two snapshots"
restic restore --quiet latest --target there
diff -r here "there$PWD/here" 2>/dev/null || diff -r here there/here
restic forget --quiet --keep-last 1 --prune
restic check
echo "-- all well"
