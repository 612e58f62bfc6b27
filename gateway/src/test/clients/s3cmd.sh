#!/usr/bin/env bash
# A day with s3cmd. Needs SLUICE_URL, AWS keys and an empty folder to stand in.
set -euo pipefail
bucket=s3cmd-$(date +%s%N)
fail() { echo "FAILED: $*" >&2; exit 1; }
host=${SLUICE_URL#http://}
printf '[default]\nhost_base = %s\nhost_bucket = %s\nuse_https = False\naccess_key = %s\nsecret_key = %s\n' \
  "$host" "$host" "$AWS_ACCESS_KEY_ID" "$AWS_SECRET_ACCESS_KEY" >s3cfg
s3cmd() { command s3cmd --config=s3cfg --no-progress "$@"; }

s3cmd --version
mkdir -p here/deep && echo one >here/one && echo ü >'here/deep/ü +%.txt' && head -c 20000000 /dev/urandom >here/large
s3cmd mb "s3://$bucket"
s3cmd put --multipart-chunk-size-mb=5 here/large "s3://$bucket/large"
s3cmd get "s3://$bucket/large" got && cmp here/large got
s3cmd sync here/ "s3://$bucket/tree/"
s3cmd sync "s3://$bucket/tree/" there/ && diff -r here there
s3cmd ls -r "s3://$bucket/tree/" | grep -c . | grep -x 3 >/dev/null || fail "three objects in the tree"
s3cmd info "s3://$bucket/tree/one" | grep 'MD5 sum:' >/dev/null || fail "info"
s3cmd cp "s3://$bucket/tree/one" "s3://$bucket/copied"
s3cmd mv "s3://$bucket/copied" "s3://$bucket/moved"
[ "$(s3cmd get "s3://$bucket/moved" -)" = one ] || fail "moved"
s3cmd modify --add-header=x-amz-meta-colour:blue "s3://$bucket/moved"
s3cmd info "s3://$bucket/moved" | grep 'colour: *blue' >/dev/null || fail "modified metadata"
s3cmd du "s3://$bucket" | grep '^ *40' >/dev/null || fail "du"
rm here/one && s3cmd sync --delete-removed here/ "s3://$bucket/tree/"
s3cmd ls "s3://$bucket/tree/one" | grep one >/dev/null && fail "removed by sync"
s3cmd del -r --force "s3://$bucket" && s3cmd rb "s3://$bucket"
echo "-- all well"
