"""What boto3 does to a gateway: keys that hurt, listings, checksums, conditions, presigned, parts.

Written for Debian's boto3 1.26, which knows neither checksums by default nor conditions on writes;
runs with newer ones, too. Needs SLUICE_URL and AWS keys.
"""
import hashlib
import io
import os
import urllib.error
import urllib.parse
import urllib.request

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.client import Config
from botocore.exceptions import ClientError

NFC, NFD = "\u00fc\u00c4", "u\u0308A\u0308"
KEYS = [
    "a", "a/", "a/b", "a//b", "a/b/", "/", "//", "/lead", "sp ace", " lead", "trail ", "pl+us",
    "per%cent", "per%20cent", "per%2Fcent", "ha#sh", "que?ry", "am&p=x", "quo\"te", "quo'te", "<tag>",
    "semi;colon", "co:lon", "com,ma", "st*r", "back\\slash", "new\nline", "return\r", "tab\t", "~tilde",
    "$(echo)", "`tick`", "dots/../up", "dots/./here", "..", ".", "...", NFC, NFD, "\u65e5\u672c",
    "\U0001f600", "\uff5e", "\ue000", "x" * 1024, "s" * 300, "d/" + "s" * 300 + "/f",
    ".sluice.f=own", ".hidden",
]


def connect(**config):
    return boto3.client(
        "s3",
        endpoint_url=os.environ["SLUICE_URL"],
        config=Config(signature_version="s3v4", s3={"addressing_style": "path"}, **config),
    )


def same(actual, expected):
    assert actual == expected, f"\n  actual   {actual!r}\n  expected {expected!r}"


def refused(code, call, **arguments):
    try:
        call(**arguments)
    except ClientError as e:
        assert e.response["Error"]["Code"] in code, f"{e} is none of {code}"
        return e.response
    raise AssertionError(f"not refused: {call} {arguments}")


def by_bytes(keys):
    return sorted(keys, key=lambda key: key.encode())


def naive(keys, prefix="", delimiter="", after=""):
    """What a listing has to be, computed the slow way: names and whether each is a common prefix."""
    entries = set()
    for key in keys:
        if key.startswith(prefix):
            cut = key.find(delimiter, len(prefix)) if delimiter else -1
            entries.add((key, False) if cut < 0 else (key[: cut + len(delimiter)], True))
    names = [entry for entry in entries if entry[0].encode() > after.encode()]
    return sorted(names, key=lambda entry: entry[0].encode())


def entries(page):
    found = [(item["Key"], False) for item in page.get("Contents", [])]
    found += [(item["Prefix"], True) for item in page.get("CommonPrefixes", [])]
    return sorted(found, key=lambda entry: entry[0].encode())


def round_trip(s3):
    s3.create_bucket(Bucket="keys")
    for i, key in enumerate(KEYS):
        s3.put_object(Bucket="keys", Key=key, Body=b"%d" % i, Metadata={"number": str(i)})
    for i, key in enumerate(KEYS):
        answer = s3.get_object(Bucket="keys", Key=key)
        same((key, answer["Body"].read()), (key, b"%d" % i))
        same(s3.head_object(Bucket="keys", Key=key)["Metadata"], {"number": str(i)})
        s3.copy_object(Bucket="keys", Key="copy", CopySource={"Bucket": "keys", "Key": key})
        same(s3.get_object(Bucket="keys", Key="copy")["Body"].read(), b"%d" % i)
    s3.delete_object(Bucket="keys", Key="copy")
    refused(["KeyTooLongError"], s3.put_object, Bucket="keys", Key="x" * 1025, Body=b"")


def listings(s3):
    # boto3 asks for encoding-type url by itself, without which XML could not say some of the keys.
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket="keys", PaginationConfig={"PageSize": 7})
    same([item["Key"] for page in pages for item in page["Contents"]], by_bytes(KEYS))
    for prefix in ["", "a", "a/", "d/", NFC[0], "quo", "missing"]:
        for delimiter in ["", "/", "s", "//"]:
            for name in ["list_objects_v2", "list_objects", "list_object_versions"]:
                one_listing(s3, name, prefix, delimiter)
    for marker in KEYS:
        answer = s3.list_objects(Bucket="keys", Marker=marker)
        same(entries(answer), naive(KEYS, after=marker))
        answer = s3.list_objects_v2(Bucket="keys", StartAfter=marker)
        same(entries(answer), naive(KEYS, after=marker))


def one_listing(s3, name, prefix, delimiter):
    arguments = {"Bucket": "keys", "Prefix": prefix, "Delimiter": delimiter}
    pages = s3.get_paginator(name).paginate(**arguments, PaginationConfig={"PageSize": 3})
    found = []
    for page in pages:
        page["Contents"] = page.get("Contents", []) + page.get("Versions", [])
        assert page["KeyCount"] <= 3 if "KeyCount" in page else True
        found += entries(page)
    same((name, prefix, delimiter, found), (name, prefix, delimiter, naive(KEYS, prefix, delimiter)))


def delete_all(s3):
    answer = s3.delete_objects(
        Bucket="keys",
        Delete={"Objects": [{"Key": key} for key in KEYS if "\r" not in key] + [{"Key": "missing"}]},
    )
    assert not answer.get("Errors"), answer
    s3.delete_object(Bucket="keys", Key="return\r")
    assert "Contents" not in s3.list_objects_v2(Bucket="keys")
    s3.delete_bucket(Bucket="keys")


def checksums(s3):
    s3.create_bucket(Bucket="sums")
    body = os.urandom(100_000)
    known = s3.meta.service_model.shape_for("ChecksumAlgorithm").enum
    for algorithm in [name for name in ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"] if name in known]:
        try:
            put = s3.put_object(Bucket="sums", Key=algorithm, Body=body, ChecksumAlgorithm=algorithm)
        except Exception as e:
            # CRC32C and CRC64NVME take a native library that boto3 may lack.
            assert "crt" in str(e).lower(), e
            print("no library here for", algorithm)
            continue
        head = s3.head_object(Bucket="sums", Key=algorithm, ChecksumMode="ENABLED")
        same(head["Checksum" + algorithm], put["Checksum" + algorithm])
        got = s3.get_object(Bucket="sums", Key=algorithm, ChecksumMode="ENABLED")
        same(got["Body"].read(), body)
    refused(
        ["BadDigest"], s3.put_object, Bucket="sums", Key="wrong", Body=b"abc",
        ChecksumSHA256="47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    )
    for algorithm, value in [("CRC32", "NSRBwg=="), ("CRC32C", "Nks/tw=="),
                             ("SHA1", "qZk+NkcGgWq6PiVxeFDCbJzQ2J0=")]:
        if algorithm in known:
            put = s3.put_object(Bucket="sums", Key="told", Body=b"abc", **{"Checksum" + algorithm: value})
            same(put["Checksum" + algorithm], value)


def conditions(s3):
    s3.create_bucket(Bucket="conditions")
    put = lambda condition, value: with_header(s3, condition, value)
    same(put("If-None-Match", "*"), "")
    same(put("If-None-Match", "*"), "PreconditionFailed")
    etag = s3.head_object(Bucket="conditions", Key="key")["ETag"]
    same(put("If-Match", etag), "")
    same(put("If-Match", '"0123"'), "PreconditionFailed")
    get = dict(Bucket="conditions", Key="key")
    refused(["304"], s3.get_object, **get, IfNoneMatch=etag)
    refused(["PreconditionFailed"], s3.get_object, **get, IfMatch='"0123"')
    same(s3.get_object(**get, Range="bytes=1-2")["Body"].read(), b"on")
    same(s3.get_object(**get, Range="bytes=-2")["ContentRange"], "bytes 5-6/7")
    refused(["InvalidRange"], s3.get_object, **get, Range="bytes=7-")


def with_header(s3, name, value):
    """Older versions of boto3 have no parameter for conditions on writes."""
    add = lambda request, **kwargs: request.headers.add_header(name, value)
    s3.meta.events.register("before-sign.s3.PutObject", add)
    try:
        s3.put_object(Bucket="conditions", Key="key", Body=b"content")
        return ""
    except ClientError as e:
        return e.response["Error"]["Code"]
    finally:
        s3.meta.events.unregister("before-sign.s3.PutObject", add)


def presigned(s3):
    s3.create_bucket(Bucket="presigned")
    for key in ["plain", "a b/\u00fc+%&=?#"]:
        where = {"Bucket": "presigned", "Key": key}
        url = s3.generate_presigned_url("put_object", Params=where, ExpiresIn=60)
        urllib.request.urlopen(urllib.request.Request(url, data=b"by url", method="PUT")).read()
        url = s3.generate_presigned_url("get_object", Params=where, ExpiresIn=60)
        same(urllib.request.urlopen(url).read(), b"by url")
        try:
            urllib.request.urlopen(url.replace("presigned/", "presigned/x"))
            raise AssertionError("a changed URL was let in")
        except urllib.error.HTTPError as e:
            same(e.code, 403)


def transfers(s3):
    s3.create_bucket(Bucket="transfers")
    config = TransferConfig(multipart_threshold=5 << 20, multipart_chunksize=5 << 20, max_concurrency=4)
    data = os.urandom((17 << 20) + 12345)
    extra = {"ContentType": "text/x-test", "Metadata": {"colour": "blue"}}
    s3.upload_fileobj(io.BytesIO(data), "transfers", "large", ExtraArgs=extra, Config=config)
    head = s3.head_object(Bucket="transfers", Key="large")
    parts = [data[i:i + (5 << 20)] for i in range(0, len(data), 5 << 20)]
    sums = b"".join(hashlib.md5(part).digest() for part in parts)
    same(head["ETag"], '"%s-%d"' % (hashlib.md5(sums).hexdigest(), len(parts)))
    same((head["ContentType"], head["Metadata"]), ("text/x-test", {"colour": "blue"}))
    target = io.BytesIO()
    s3.download_fileobj("transfers", "large", target, Config=config)
    assert target.getvalue() == data
    s3.copy({"Bucket": "transfers", "Key": "large"}, "transfers", "copied in parts", Config=config)
    assert s3.get_object(Bucket="transfers", Key="copied in parts")["Body"].read() == data
    upload = s3.create_multipart_upload(Bucket="transfers", Key="given up")["UploadId"]
    s3.upload_part(Bucket="transfers", Key="given up", UploadId=upload, PartNumber=3, Body=b"x")
    same([u["Key"] for u in s3.list_multipart_uploads(Bucket="transfers")["Uploads"]], ["given up"])
    s3.abort_multipart_upload(Bucket="transfers", Key="given up", UploadId=upload)
    assert "Uploads" not in s3.list_multipart_uploads(Bucket="transfers")
    refused(["NoSuchUpload"], s3.list_parts, Bucket="transfers", Key="given up", UploadId=upload)


def main():
    s3 = connect(retries={"max_attempts": 1})
    for check in [round_trip, listings, delete_all, checksums, conditions, presigned, transfers]:
        check(s3)
        print("ok", check.__name__, flush=True)
    store = boto3.resource("s3", endpoint_url=os.environ["SLUICE_URL"])
    for name in ["sums", "conditions", "presigned", "transfers"]:
        store.Bucket(name).objects.all().delete()
        store.Bucket(name).delete()
    left = {bucket["Name"] for bucket in s3.list_buckets()["Buckets"]}
    assert not left & {"keys", "sums", "conditions", "presigned", "transfers"}, left


print("boto3", boto3.__version__, flush=True)
main()
