#!/usr/bin/env bash
# A day with rclone. Needs SLUICE_URL, AWS keys and an empty folder to stand in.
set -euo pipefail
export RCLONE_CONFIG=$PWD/none RCLONE_CONFIG_S_TYPE=s3 RCLONE_CONFIG_S_PROVIDER=Other
export RCLONE_CONFIG_S_ENDPOINT=$SLUICE_URL RCLONE_CONFIG_S_ENV_AUTH=true
bucket=rclone-$(date +%s%N)
unset AWS_CA_BUNDLE # rclone 1.60 cannot use one, and there is no TLS
has() { grep -- "$1" >/dev/null; }
fail() { echo "FAILED: $*" >&2; exit 1; }

rclone version
mkdir -p here/a/b/c && for i in $(seq 60); do echo "file $i" >"here/a/b/f$i"; done
head -c 23000000 /dev/urandom >here/large && echo x >"here/a/ü %+#&.txt" && : >here/empty
touch -d '2001-02-03 04:05:06' here/a/b/f1
rclone mkdir "S:$bucket"
rclone copy --s3-upload-cutoff 8M --s3-chunk-size 5M here "S:$bucket/copy"
rclone check --download here "S:$bucket/copy"
rclone check here "S:$bucket/copy"
rclone lsl "S:$bucket/copy/a/b/f1" | has '2001-02-03 04:05:06' || fail "the time of modification"
size() { rclone size --json "$1" | tr -d ' ' | grep -o '"count":[0-9]*,"bytes":[0-9]*'; }
[ "$(size "S:$bucket/copy")" = "$(size here)" ] || fail "sizes"

echo changed >here/a/b/f2 && rm here/a/b/f3
rclone sync here "S:$bucket/copy"
rclone check here "S:$bucket/copy"
rclone sync -v here "S:$bucket/copy" 2>&1 | has 'There was nothing to transfer' || fail "a second sync found something"
rclone moveto "S:$bucket/copy/large" "S:$bucket/copy/moved" && rclone lsf "S:$bucket/copy" | has "^moved$"
rclone copyto "S:$bucket/copy/moved" "S:$bucket/again" && rclone cat "S:$bucket/again" | cmp - here/large
rclone cat --offset 100 --count 50 "S:$bucket/again" | cmp - <(tail -c +101 here/large | head -c 50)
rclone rcat "S:$bucket/streamed" <here/large && rclone cat "S:$bucket/streamed" | cmp - here/large
rclone purge "S:$bucket"
rclone lsf S: | has "$bucket" && fail "the bucket is still there"
echo "-- all well"
