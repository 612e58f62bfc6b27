#!/usr/bin/env bash
# An encrypted backup with duplicity. Needs SLUICE_URL, AWS keys and an empty folder to stand in.
set -euo pipefail
fail() { echo "FAILED: $*" >&2; exit 1; }
export HOME=$PWD PASSPHRASE=secret
bucket=duplicity-$(date +%s%N)
target=boto3+s3://$bucket/laptop
duplicity() {
  command duplicity "$@" --s3-endpoint-url "$SLUICE_URL" --archive-dir "$PWD/cache" --no-print-statistics
}

command duplicity --version
/usr/bin/python3 -c 'import boto3, os, sys
boto3.client("s3", endpoint_url=os.environ["SLUICE_URL"]).create_bucket(Bucket=sys.argv[1])' "$bucket"
mkdir -p here/deep && for i in $(seq 50); do head -c $((i * 700)) /dev/urandom >"here/deep/f$i"; done
head -c 8000000 /dev/urandom >here/large && echo ü >here/ü
duplicity full --volsize 3 here "$target"
echo more >here/deep/f1 && rm here/deep/f2
duplicity incremental here "$target"
duplicity verify "$target" here
duplicity collection-status "$target" | grep 'Number of contained backup sets: 2' >/dev/null || fail "two backups"
rm -rf cache
duplicity restore "$target" there && diff -r here there
duplicity remove-all-but-n-full 1 --force "$target"
echo "-- all well"
