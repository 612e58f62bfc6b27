package io.sluice.gateway.config;

/** All that can be set. A component's name is the first part of its keys: {@code s3.port}. */
public record SluiceConfig(
    ServerConfig server,
    S3Config s3,
    WebConfig web,
    RestConfig rest,
    ManagementConfig management,
    TlsConfig tls,
    ProxiesConfig proxies,
    TimeoutsConfig timeouts,
    StorageConfig storage,
    RootConfig root,
    SecurityConfig security,
    LimitsConfig limits,
    RatesConfig rates,
    IngestConfig ingest,
    BucketsConfig buckets,
    ScanConfig scan,
    ExtractConfig extract,
    IndexConfig index,
    OutboxConfig outbox,
    VerifyConfig verify,
    LogConfig log,
    AuditConfig audit,
    ShutdownConfig shutdown) {

  public static final SluiceConfig DEFAULTS =
      new SluiceConfig(
          ServerConfig.DEFAULTS,
          S3Config.DEFAULTS,
          WebConfig.DEFAULTS,
          RestConfig.DEFAULTS,
          ManagementConfig.DEFAULTS,
          TlsConfig.DEFAULTS,
          ProxiesConfig.DEFAULTS,
          TimeoutsConfig.DEFAULTS,
          StorageConfig.DEFAULTS,
          RootConfig.DEFAULTS,
          SecurityConfig.DEFAULTS,
          LimitsConfig.DEFAULTS,
          RatesConfig.DEFAULTS,
          IngestConfig.DEFAULTS,
          BucketsConfig.DEFAULTS,
          ScanConfig.DEFAULTS,
          ExtractConfig.DEFAULTS,
          IndexConfig.DEFAULTS,
          OutboxConfig.DEFAULTS,
          VerifyConfig.DEFAULTS,
          LogConfig.DEFAULTS,
          AuditConfig.DEFAULTS,
          ShutdownConfig.DEFAULTS);
}
