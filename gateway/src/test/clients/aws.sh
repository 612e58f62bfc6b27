#!/usr/bin/env bash
# A day with aws-cli: aws.sh PROGRAM. Needs SLUICE_URL, AWS keys and an empty folder to stand in.
set -euo pipefail
program=$1
bucket=aws-$(date +%s%N)
aws() { "$program" --endpoint-url "$SLUICE_URL" "$@"; }
say() { echo "-- $*"; }
# Reads all of it: a reader that stops early would break the pipe of a program that still writes.
has() { grep -- "$1" >/dev/null; }
fail() { echo "FAILED: $*" >&2; exit 1; }

"$program" --version
say buckets
aws s3 mb "s3://$bucket"
aws s3 ls | has "$bucket" || fail "the bucket is not listed"
aws s3api get-bucket-location --bucket "$bucket"

say "one small file and one in parts"
mkdir -p here/deep && echo "hello" >here/small.txt && echo "ü" >"here/deep/a b+c%20ü.txt"
head -c 31000000 /dev/urandom >here/large.bin
aws s3 cp --quiet here/small.txt "s3://$bucket/small.txt" --metadata color=green --content-type text/x-note
aws s3 cp --quiet here/large.bin "s3://$bucket/dir/large.bin"
aws s3 cp --quiet "s3://$bucket/dir/large.bin" back.bin && cmp here/large.bin back.bin
aws s3 cp --quiet - "s3://$bucket/piped" <here/small.txt
[ "$(aws s3 cp --quiet "s3://$bucket/piped" -)" = hello ] || fail "what was piped is another"
aws s3api head-object --bucket "$bucket" --key small.txt | tee head.json
grep -q '"color": "green"' head.json || fail "user metadata"
grep -q 'text/x-note' head.json || fail "content type"

say "a range, conditions, a wrong digest"
aws s3api get-object --bucket "$bucket" --key small.txt --range bytes=1-3 part.txt >/dev/null
[ "$(cat part.txt)" = ell ] || fail "the range"
etag=$(aws s3api head-object --bucket "$bucket" --key small.txt --query ETag --output text)
aws s3api get-object --bucket "$bucket" --key small.txt --if-none-match "$etag" x 2>err && fail "not modified"
grep -q 304 err || fail "$(cat err)"
aws s3api put-object --bucket "$bucket" --key wrong --body here/small.txt \
  --content-md5 AAAAAAAAAAAAAAAAAAAAAA== 2>err && fail "a wrong digest was taken"
grep -q BadDigest err || fail "$(cat err)"

say sync
aws s3 sync --quiet here "s3://$bucket/tree"
aws s3 sync --quiet "s3://$bucket/tree" there
diff -r here there
rm here/small.txt && aws s3 sync --quiet --delete here "s3://$bucket/tree"
aws s3 ls "s3://$bucket/tree/" | has small.txt && fail "sync --delete left it"
[ "$(aws s3 sync here "s3://$bucket/tree")" = "" ] || fail "a second sync found something to do"

say "move, copy, list, remove"
aws s3 mv --quiet "s3://$bucket/piped" "s3://$bucket/moved/piped"
aws s3 cp --quiet --recursive "s3://$bucket/tree" "s3://$bucket/copied"
aws s3 ls "s3://$bucket/" | has 'PRE copied/' || fail "no common prefix"
[ "$(aws s3 ls --recursive "s3://$bucket/" | wc -l)" -eq 7 ] || fail "$(aws s3 ls --recursive "s3://$bucket/")"
aws s3 presign "s3://$bucket/small.txt" >url # by version 2, where aws-cli is version 1
[ "$(curl -fsS "$(cat url)")" = hello ] || fail "the presigned URL"
export AWS_CONFIG_FILE=$PWD/config
"$program" configure set default.s3.signature_version s3v4
aws s3 presign "s3://$bucket/small.txt" >url
grep -q X-Amz-Signature url || fail "$(cat url)"
[ "$(curl -fsS "$(cat url)")" = hello ] || fail "the presigned URL of version 4"
aws s3 rm --quiet --recursive "s3://$bucket/"
aws s3 rb "s3://$bucket"
aws s3api head-bucket --bucket "$bucket" 2>err && fail "the bucket is still there"
grep -q 404 err || fail "$(cat err)"
say "all well"
