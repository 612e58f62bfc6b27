#!/usr/bin/env bash
# A bucket as a folder. Usage: mount.sh s3fs|rclone
# Needs SLUICE_URL, AWS keys, FUSE and an empty folder to stand in.
set -euo pipefail
fail() { echo "FAILED: $*" >&2; exit 1; }
bucket=$1-$(date +%s%N)
export RCLONE_CONFIG_SLUICE_TYPE=s3 RCLONE_CONFIG_SLUICE_PROVIDER=Other RCLONE_CONFIG_SLUICE_ENDPOINT=$SLUICE_URL
export RCLONE_CONFIG_SLUICE_ENV_AUTH=true RCLONE_CONFIG="$PWD/rclone.conf"
unset AWS_CA_BUNDLE # rclone 1.60 cannot use one, and there is no TLS
: >rclone.conf
rclone mkdir "sluice:$bucket"
mkdir mount
trap 'fusermount3 -u mount 2>/dev/null || fusermount -u mount 2>/dev/null || true' EXIT
mount_bucket() {
  case $1 in
    s3fs) s3fs "$bucket" mount -o "url=$SLUICE_URL,use_path_request_style,endpoint=us-east-1,multipart_size=10,notsup_compat_dir" ;;
    rclone) rclone mount "sluice:$bucket" mount --daemon --vfs-cache-mode writes --cache-dir "$PWD/cache" --vfs-write-back 0s --dir-cache-time 0s ;;
  esac
}
unmount() { fusermount3 -u mount || fusermount -u mount; }

mount_bucket "$1"
mkdir -p here/deep && echo one >here/one && echo ü >'here/deep/ü +%.txt' && head -c 25000000 /dev/urandom >here/large
cp -r here/. mount/
diff -r here mount
mv mount/one mount/deep/two && rm mount/large && echo more >>mount/deep/two
[ "$(cat mount/deep/two)" = "$(printf 'one\nmore')" ] || fail "appended"
unmount
# What was written is in the bucket, for everybody.
rclone lsf -R --files-only "sluice:$bucket" | sort >listed
printf 'deep/two\ndeep/ü +%%.txt\n' | LC_ALL=C.UTF-8 sort | diff - listed
[ "$(rclone cat "sluice:$bucket/deep/two" | tail -1)" = more ] || fail "written back"
# And what others write shows in the mount.
echo theirs | rclone rcat "sluice:$bucket/deep/theirs"
mount_bucket "$1"
[ "$(cat mount/deep/theirs)" = theirs ] || fail "written by others"
rm mount/deep/theirs
echo "-- all well"
