"""A day with boto3: keys that hurt, listings, checksums, conditions, parts, presigned URLs.

Needs SLUICE_URL and AWS keys.
"""
import base64
import hashlib
import io
import os
import time
import urllib.error
import urllib.request
import zlib

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError



def connect(**config):
    config = Config(retries={"max_attempts": 1}, **config)
    return boto3.client("s3", endpoint_url=os.environ["SLUICE_URL"], region_name="us-east-1", config=config)


s3 = connect()  # signs URLs by version 2
BUCKET = f"boto3-{time.time_ns()}"

HURTING = [
    "plain", "with space", " leading and trailing ", "a+b", "100%", "%41", "a#b?c&d=e", "it's \"quoted\"",
    "f\u00fcr", "fu\u0308r", "\U0001f600/\U0001f601.txt", "\ufb01", "a//b", "//", "/leading", "a", "a/b", "a/",
    "deep/er/and/deeper", ".", "..", "../up", "a/../b", "a/./b", "back\\slash", "tab\tand\nline", "new\rreturn",
    "<xml>&amp;</xml>", "~*()!'", ".sluice.f=x", "x" * 1024, "y" * 300, "z/" + "y" * 300 + "/z", "dir-", "dir/", "dir0",
]


def refused(code, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        found = error.response["Error"]["Code"]
        assert found == code, f"{found} instead of {code}"
        return
    raise AssertionError(f"{code} expected, but it went well")


def names(**arguments):
    return [o["Key"] for page in s3.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, **arguments)
            for o in page.get("Contents", [])]


def rolled_up(keys, prefix, delimiter):
    seen = []
    for key in keys:
        if key.startswith(prefix):
            at = key.find(delimiter, len(prefix)) if delimiter else -1
            name = key if at < 0 else key[: at + len(delimiter)]
            if name not in seen:
                seen.append(name)
    return seen


def page_names(page):
    both = [o["Key"] for o in page.get("Contents", [])] + [p["Prefix"] for p in page.get("CommonPrefixes", [])]
    return sorted(both, key=str.encode)


def keys_that_hurt():
    for key in HURTING:
        s3.put_object(Bucket=BUCKET, Key=key, Body=key.encode(), Metadata={"n": str(len(key))})
    for key in HURTING:
        got = s3.get_object(Bucket=BUCKET, Key=key)
        assert got["Body"].read() == key.encode(), key
        assert got["Metadata"]["n"] == str(len(key)), key
    ordered = sorted(HURTING, key=str.encode)
    assert names() == ordered, "the order of bytes"
    assert names(PaginationConfig={"PageSize": 1}) == ordered, "pages of one"
    for prefix in ["", "a", "a/", "dir", "y", "../", "nothing"]:
        for delimiter in ["", "/", "b", "%"]:
            wanted = rolled_up(ordered, prefix, delimiter)
            extra = {"Delimiter": delimiter} if delimiter else {}
            for v1 in (True, False):
                check_pages(wanted, prefix, extra, v1)
    for marker in ordered + ["b", "a0", "zzz"]:
        wanted = [key for key in ordered if key.encode() > marker.encode()]
        assert page_names(s3.list_objects(Bucket=BUCKET, Marker=marker)) == wanted, marker
        assert page_names(s3.list_objects_v2(Bucket=BUCKET, StartAfter=marker)) == wanted, marker


def check_pages(wanted, prefix, extra, v1):
    found, marker = [], None
    while True:
        if v1:
            page = s3.list_objects(Bucket=BUCKET, Prefix=prefix, MaxKeys=3, **extra, **({"Marker": marker} if marker else {}))
            marker = page.get("NextMarker") or (page.get("Contents") or [{}])[-1].get("Key")
        else:
            token = {"ContinuationToken": marker} if marker else {}
            page = s3.list_objects_v2(Bucket=BUCKET, Prefix=prefix, MaxKeys=3, **extra, **token)
            marker = page.get("NextContinuationToken")
        found += page_names(page)
        if not page["IsTruncated"]:
            break
    assert found == wanted, (prefix, extra, v1, found, wanted)


def checksums():
    body = os.urandom(70_000)
    values = {
        "CRC32": base64.b64encode(zlib.crc32(body).to_bytes(4, "big")).decode(),
        "SHA1": base64.b64encode(hashlib.sha1(body).digest()).decode(),
        "SHA256": base64.b64encode(hashlib.sha256(body).digest()).decode(),
    }
    for algorithm in ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"]:
        try:
            put = s3.put_object(Bucket=BUCKET, Key="sum", Body=body, ChecksumAlgorithm=algorithm)
        except Exception as missing:  # boto3 without its native part cannot compute these itself
            assert "MissingDependency" in type(missing).__name__, missing
            continue
        head = s3.head_object(Bucket=BUCKET, Key="sum", ChecksumMode="ENABLED")
        assert head[f"Checksum{algorithm}"] == put[f"Checksum{algorithm}"], algorithm
        assert values.get(algorithm, head[f"Checksum{algorithm}"]) == head[f"Checksum{algorithm}"], algorithm
        assert s3.get_object(Bucket=BUCKET, Key="sum", ChecksumMode="ENABLED")["Body"].read() == body
    refused("BadDigest", s3.put_object, Bucket=BUCKET, Key="bad", Body=body, ChecksumSHA256=values["SHA256"][::-1].replace("=", "A")[:43] + "=")
    refused("404", s3.head_object, Bucket=BUCKET, Key="bad")


def conditions():
    etag = s3.put_object(Bucket=BUCKET, Key="cond", Body=b"1", IfNoneMatch="*")["ETag"]
    refused("PreconditionFailed", s3.put_object, Bucket=BUCKET, Key="cond", Body=b"2", IfNoneMatch="*")
    s3.put_object(Bucket=BUCKET, Key="cond", Body=b"3", IfMatch=etag)
    refused("PreconditionFailed", s3.put_object, Bucket=BUCKET, Key="cond", Body=b"4", IfMatch=etag)
    refused("NoSuchKey", s3.put_object, Bucket=BUCKET, Key="absent", Body=b"5", IfMatch=etag)
    assert s3.get_object(Bucket=BUCKET, Key="cond")["Body"].read() == b"3"
    refused("PreconditionFailed", s3.get_object, Bucket=BUCKET, Key="cond", IfMatch=etag)


def parts():
    body = os.urandom(26_000_000)
    config = TransferConfig(multipart_threshold=6 << 20, multipart_chunksize=6 << 20, max_concurrency=4)
    s3.upload_fileobj(io.BytesIO(body), BUCKET, "parts", Config=config, ExtraArgs={"Metadata": {"k": "v"}})
    back = io.BytesIO()
    s3.download_fileobj(BUCKET, "parts", back, Config=config)
    assert back.getvalue() == body
    head = s3.head_object(Bucket=BUCKET, Key="parts")
    assert head["ETag"].endswith('-5"') and head["Metadata"] == {"k": "v"}
    upload = s3.create_multipart_upload(Bucket=BUCKET, Key="copied")["UploadId"]
    source = {"Bucket": BUCKET, "Key": "parts"}
    done = []
    for number, span in enumerate(["bytes=0-12999999", "bytes=13000000-25999999"], 1):
        part = s3.upload_part_copy(Bucket=BUCKET, Key="copied", UploadId=upload, PartNumber=number, CopySource=source, CopySourceRange=span)
        done.append({"PartNumber": number, "ETag": part["CopyPartResult"]["ETag"]})
    assert [p["PartNumber"] for p in s3.list_parts(Bucket=BUCKET, Key="copied", UploadId=upload)["Parts"]] == [1, 2]
    assert [u["Key"] for u in s3.list_multipart_uploads(Bucket=BUCKET)["Uploads"]] == ["copied"]
    refused("InvalidPartOrder", s3.complete_multipart_upload, Bucket=BUCKET, Key="copied", UploadId=upload, MultipartUpload={"Parts": done[::-1]})
    s3.complete_multipart_upload(Bucket=BUCKET, Key="copied", UploadId=upload, MultipartUpload={"Parts": done})
    assert s3.get_object(Bucket=BUCKET, Key="copied")["Body"].read() == body
    gone = s3.create_multipart_upload(Bucket=BUCKET, Key="gone")["UploadId"]
    s3.abort_multipart_upload(Bucket=BUCKET, Key="gone", UploadId=gone)
    refused("NoSuchUpload", s3.list_parts, Bucket=BUCKET, Key="gone", UploadId=gone)


def copies():
    s3.put_object(Bucket=BUCKET, Key="from/\u00fc +", Body=b"x", Metadata={"a": "1"}, ContentType="text/plain")
    s3.copy_object(Bucket=BUCKET, Key="to", CopySource={"Bucket": BUCKET, "Key": "from/\u00fc +"})
    assert s3.head_object(Bucket=BUCKET, Key="to")["Metadata"] == {"a": "1"}
    s3.copy_object(Bucket=BUCKET, Key="to", CopySource={"Bucket": BUCKET, "Key": "to"}, Metadata={"b": "2"}, MetadataDirective="REPLACE")
    assert s3.head_object(Bucket=BUCKET, Key="to")["Metadata"] == {"b": "2"}
    refused("NoSuchKey", s3.copy_object, Bucket=BUCKET, Key="to", CopySource={"Bucket": BUCKET, "Key": "absent"})


def presigned():
    for client, mark in ((s3, "AWSAccessKeyId="), (connect(signature_version="s3v4"), "X-Amz-Signature=")):
        presigned_by(client, mark)


def presigned_by(client, mark):
    body, key = b"by a stranger " + mark.encode(), "pre signed+\u00fc(1)"
    put = {"Bucket": BUCKET, "Key": key, "ContentType": "text/x-note", "Metadata": {"colour": "green"}}
    url = client.generate_presigned_url("put_object", put, ExpiresIn=60)
    assert mark in url, url
    headers = {"Content-Type": "text/x-note", "x-amz-meta-colour": "green"}
    with urllib.request.urlopen(urllib.request.Request(url, data=body, headers=headers, method="PUT")) as answer:
        assert answer.status == 200
    get = {"Bucket": BUCKET, "Key": key, "ResponseContentType": "text/plain; charset=utf-8"}
    url = client.generate_presigned_url("get_object", get, ExpiresIn=60)
    with urllib.request.urlopen(url) as answer:
        assert answer.read() == body and answer.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert answer.headers["x-amz-meta-colour"] == "green"
    listing = client.generate_presigned_url("list_objects_v2", {"Bucket": BUCKET, "Prefix": "pre s"}, ExpiresIn=60)
    with urllib.request.urlopen(listing) as answer:
        assert b"<KeyCount>1<" in answer.read()
    for wrong in (url + "&x-amz-meta-a=1", url.replace("plain", "html"), url.replace("pre%20signed", "other")):
        try:
            urllib.request.urlopen(wrong)
        except urllib.error.HTTPError as error:
            assert error.code == 403 and b"SignatureDoesNotMatch" in error.read(), wrong
        else:
            raise AssertionError(f"served: {wrong}")


def signed_by_version_2():
    old = connect(signature_version="s3")
    old.put_object(Bucket=BUCKET, Key="old/\u00fc +", Body=b"old", Metadata={"a": "1"})
    assert old.get_object(Bucket=BUCKET, Key="old/\u00fc +")["Body"].read() == b"old"
    assert [o["Key"] for o in old.list_objects_v2(Bucket=BUCKET, Prefix="old/")["Contents"]] == ["old/\u00fc +"]
    upload = old.create_multipart_upload(Bucket=BUCKET, Key="old")["UploadId"]
    etag = old.upload_part(Bucket=BUCKET, Key="old", UploadId=upload, PartNumber=1, Body=b"part")["ETag"]
    done = {"Parts": [{"PartNumber": 1, "ETag": etag}]}
    old.complete_multipart_upload(Bucket=BUCKET, Key="old", UploadId=upload, MultipartUpload=done)
    old.delete_objects(Bucket=BUCKET, Delete={"Objects": [{"Key": "old"}, {"Key": "old/\u00fc +"}]})
    assert "Contents" not in old.list_objects_v2(Bucket=BUCKET, Prefix="old")


def away():
    while True:
        versions = s3.list_object_versions(Bucket=BUCKET, MaxKeys=10).get("Versions", [])
        if not versions:
            break
        gone = [{"Key": v["Key"], "VersionId": v["VersionId"]} for v in versions]
        result = s3.delete_objects(Bucket=BUCKET, Delete={"Objects": gone})
        assert not result.get("Errors"), result
    s3.delete_bucket(Bucket=BUCKET)
    refused("404", s3.head_bucket, Bucket=BUCKET)


print("boto3", boto3.__version__)
s3.create_bucket(Bucket=BUCKET)
for step in (keys_that_hurt, checksums, conditions, parts, copies, presigned, signed_by_version_2, away):
    print("--", step.__name__)
    step()
print("-- all well")
