"""Signatures of AWS, version 4, for requests whose paths and queries need no encoding."""

import datetime
import hashlib
import hmac

ACCESS_KEY = "benchmark"
SECRET_KEY = "benchmark-secret"
REGION = "us-east-1"
UNSIGNED = "UNSIGNED-PAYLOAD"

_keys = {}


def _hmac(key, text):
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def _signing_key(day):
    if day not in _keys:
        key = ("AWS4" + SECRET_KEY).encode()
        for part in (day, REGION, "s3", "aws4_request"):
            key = _hmac(key, part)
        _keys[day] = key
    return _keys[day]


def _sign(stamp, canonical):
    scope = f"{stamp[:8]}/{REGION}/s3/aws4_request"
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    to_sign = f"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{digest}"
    return scope, _hmac(_signing_key(stamp[:8]), to_sign).hex()


def now():
    return datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")


def headers(method, host, path, query="", payload=UNSIGNED, stamp=None):
    """Headers that are valid for 15 minutes; the query's parts must be sorted and encoded."""
    stamp = stamp or now()
    signed = "host;x-amz-content-sha256;x-amz-date"
    canonical = (
        f"{method}\n{path}\n{query}\nhost:{host}\nx-amz-content-sha256:{payload}\n"
        f"x-amz-date:{stamp}\n\n{signed}\n{payload}"
    )
    scope, signature = _sign(stamp, canonical)
    return {
        "Host": host,
        "x-amz-content-sha256": payload,
        "x-amz-date": stamp,
        "Authorization": f"AWS4-HMAC-SHA256 Credential={ACCESS_KEY}/{scope}, "
        f"SignedHeaders={signed}, Signature={signature}",
    }
