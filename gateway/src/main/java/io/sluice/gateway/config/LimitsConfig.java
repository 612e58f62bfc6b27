package io.sluice.gateway.config;

/**
 * What a client cannot exceed.
 *
 * @param connections open at once on the doors for users, S3 and web; more are closed at once
 * @param connectionsPerAddress open at once from one address; more are closed at once; 0 for no
 *     such limit
 * @param requests under way at once; more are told to slow down
 * @param requestLineBytes of method and URI
 * @param headerBytes of all header lines of a request together
 * @param metadataBytes of user metadata of an object, names and values
 * @param xmlBytes of a request body that is XML
 * @param drainBytes how much of a body that nobody wants is read to keep its connection
 */
public record LimitsConfig(
    int connections,
    int connectionsPerAddress,
    int requests,
    ByteSize requestLineBytes,
    ByteSize headerBytes,
    ByteSize metadataBytes,
    ByteSize xmlBytes,
    ByteSize drainBytes) {

  public static final LimitsConfig DEFAULTS =
      new LimitsConfig(
          10_000,
          5_000,
          4_096,
          ByteSize.kib(16),
          ByteSize.kib(32),
          ByteSize.kib(2),
          ByteSize.mib(4),
          ByteSize.mib(1));

  public LimitsConfig {
    Check.atLeast("connections", connections, 1);
    Check.atLeast("connectionsPerAddress", connectionsPerAddress, 0);
    Check.atLeast("requests", requests, 1);
    Check.range("requestLineBytes", requestLineBytes.bytes(), 4096, 1 << 20);
    Check.range("headerBytes", headerBytes.bytes(), 8192, 1 << 20);
    Check.range("metadataBytes", metadataBytes.bytes(), 0, 1 << 20);
    Check.range("xmlBytes", xmlBytes.bytes(), 1024, 64 << 20);
    Check.atLeast("drainBytes", drainBytes.bytes(), 0);
  }
}
