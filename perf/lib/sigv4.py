"""Signatures of AWS, version 4, for requests whose paths and queries need no encoding."""

import datetime
import hashlib
import hmac

ACCESS_KEY = "benchmark"
SECRET_KEY = "benchmark-secret"
ROOT = (ACCESS_KEY, SECRET_KEY)
REGION = "us-east-1"
UNSIGNED = "UNSIGNED-PAYLOAD"

_keys = {}


def _hmac(key, text):
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def _signing_key(secret, day):
    if (secret, day) not in _keys:
        key = ("AWS4" + secret).encode()
        for part in (day, REGION, "s3", "aws4_request"):
            key = _hmac(key, part)
        _keys[secret, day] = key
    return _keys[secret, day]


def _sign(secret, stamp, canonical):
    scope = f"{stamp[:8]}/{REGION}/s3/aws4_request"
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    to_sign = f"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{digest}"
    return scope, _hmac(_signing_key(secret, stamp[:8]), to_sign).hex()


def now():
    return datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")


def headers(method, host, path, query="", payload=UNSIGNED, stamp=None, key=ROOT):
    """Headers that are valid for 15 minutes; the query's parts must be sorted and encoded."""
    stamp = stamp or now()
    signed = "host;x-amz-content-sha256;x-amz-date"
    canonical = (
        f"{method}\n{path}\n{query}\nhost:{host}\nx-amz-content-sha256:{payload}\n"
        f"x-amz-date:{stamp}\n\n{signed}\n{payload}"
    )
    access_key, secret = key
    scope, signature = _sign(secret, stamp, canonical)
    return {
        "Host": host,
        "x-amz-content-sha256": payload,
        "x-amz-date": stamp,
        "Authorization": f"AWS4-HMAC-SHA256 Credential={access_key}/{scope}, "
        f"SignedHeaders={signed}, Signature={signature}",
    }
