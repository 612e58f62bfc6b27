"""boto3 with checksums by default and without. Needs SLUICE_URL and AWS keys."""

import io
import os
import time

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config

bucket = f"checksums-{time.time_ns()}"
large = os.urandom(12_000_000)


def client(mode, **more):
    config = Config(
        request_checksum_calculation=mode, response_checksum_validation=mode, **more
    )
    return boto3.client("s3", endpoint_url=os.environ["SLUICE_URL"], config=config)


client("when_supported").create_bucket(Bucket=bucket)
for mode in "when_supported", "when_required":
    s3 = client(mode)
    small = s3.put_object(Bucket=bucket, Key=f"{mode}/small", Body=b"text")
    assert any(name.startswith("Checksum") for name in small), small
    s3.put_object(Bucket=bucket, Key=f"{mode}/stream", Body=io.BytesIO(large))
    for algorithm in "CRC32", "CRC32C", "SHA1", "SHA256", "CRC64NVME":
        put = s3.put_object(
            Bucket=bucket, Key=f"{mode}/{algorithm}", Body=b"text", ChecksumAlgorithm=algorithm
        )
        head = s3.head_object(Bucket=bucket, Key=f"{mode}/{algorithm}", ChecksumMode="ENABLED")
        assert head[f"Checksum{algorithm}"] == put[f"Checksum{algorithm}"], (head, put)
        assert head["ChecksumType"] == "FULL_OBJECT", head
    parts = TransferConfig(multipart_threshold=5 << 20, multipart_chunksize=5 << 20)
    s3.upload_fileobj(io.BytesIO(large), bucket, f"{mode}/parts", Config=parts)
    for key in "stream", "parts":
        assert s3.get_object(Bucket=bucket, Key=f"{mode}/{key}")["Body"].read() == large
    told = s3.get_object_attributes(
        Bucket=bucket, Key=f"{mode}/parts", ObjectAttributes=["ObjectParts", "ObjectSize"]
    )
    assert told["ObjectParts"]["TotalPartsCount"] == 3 and told["ObjectSize"] == len(large), told
    doomed = [{"Key": o["Key"]} for o in s3.list_objects_v2(Bucket=bucket)["Contents"]]
    assert not s3.delete_objects(Bucket=bucket, Delete={"Objects": doomed}).get("Errors")
client("when_supported").delete_bucket(Bucket=bucket)
print("-- all well")
