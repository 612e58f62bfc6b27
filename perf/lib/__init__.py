"""What the benchmarks share: servers, a cheap S3 client, clocks and the table."""
