package io.sluice.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each record, once by its defaults and once with everything set to something else. */
class ConfigRecordsTest {
  private static final Path SAMPLE = Path.of(System.getProperty("sluice.home"), "conf/sluice.yaml");

  /**
   * A record.
   *
   * @param text all its keys with values that are no defaults
   * @param record what that must become
   */
  record Section(String name, Record defaults, String text, Record record) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Section> sections() {
    return List.of(
        new Section(
            "server",
            new ServerConfig(0, 20, Duration.ofSeconds(75), ByteSize.kib(128), true),
            "{eventLoops: 3, workers: 5, idleTimeout: 1m, chunkBytes: 64KiB, nativeTransport: false}",
            new ServerConfig(3, 5, Duration.ofMinutes(1), ByteSize.kib(64), false)),
        new Section(
            "s3",
            new S3Config("0.0.0.0", 9000, "us-east-1", List.of(), Duration.ofSeconds(10)),
            "{host: h, port: 1, region: r, domains: [d, e], patience: 3s}",
            new S3Config("h", 1, "r", List.of("d", "e"), Duration.ofSeconds(3))),
        new Section(
            "web", new WebConfig("0.0.0.0", 9001), "{host: h, port: 1}", new WebConfig("h", 1)),
        new Section(
            "rest",
            new RestConfig(true, ByteSize.kib(64), 1_000, Duration.ofSeconds(10)),
            "{basicWithoutTls: false, jsonBytes: 2KiB, pageEntries: 3, patience: 4s}",
            new RestConfig(false, ByteSize.kib(2), 3, Duration.ofSeconds(4))),
        new Section(
            "management",
            new ManagementConfig("127.0.0.1", 9002),
            "{host: h, port: 1}",
            new ManagementConfig("h", 1)),
        new Section(
            "tls",
            new TlsConfig(
                List.of(),
                List.of(),
                true,
                true,
                "TLSv1.2",
                Duration.ofMinutes(1),
                Duration.ofSeconds(10)),
            "{certificates: [a, b], keys: [c, d], s3: false, web: false, minimum: TLSv1.3,"
                + " reload: 1s, handshakeTimeout: 2s}",
            new TlsConfig(
                List.of(Path.of("a"), Path.of("b")),
                List.of(Path.of("c"), Path.of("d")),
                false,
                false,
                "TLSv1.3",
                Duration.ofSeconds(1),
                Duration.ofSeconds(2))),
        new Section(
            "proxies",
            new ProxiesConfig(List.of(), false, false),
            "{trusted: [10.0.0.0/8], protocolOnS3: true, protocolOnWeb: true}",
            new ProxiesConfig(List.of("10.0.0.0/8"), true, true)),
        new Section(
            "timeouts",
            new TimeoutsConfig(Duration.ofSeconds(30), Duration.ofSeconds(30), ByteSize.kib(1)),
            "{head: 1s, body: 2s, bodyBytesMin: 3}",
            new TimeoutsConfig(Duration.ofSeconds(1), Duration.ofSeconds(2), new ByteSize(3))),
        new Section(
            "storage",
            new StorageConfig("posix", Path.of("data"), Map.of()),
            "{type: t, data: d, settings: {a: b}}",
            new StorageConfig("t", Path.of("d"), Map.of("a", "b"))),
        new Section(
            "root",
            new RootConfig(Optional.empty(), Optional.empty()),
            "{accessKey: abc, secretKey: abcdefgh}",
            new RootConfig(Optional.of("abc"), Optional.of(new Secret("abcdefgh")))),
        new Section(
            "security",
            new SecurityConfig(
                Optional.empty(),
                List.of(),
                Duration.ofMinutes(15),
                Duration.ofDays(7),
                true,
                10_000,
                Duration.ofSeconds(1),
                ByteSize.mib(32),
                10,
                100,
                1_000),
            "{masterKeyFile: f, previousMasterKeyFiles: [g, h], clockSkew: 1s, presignedMax: 2s,"
                + " signatureVersion2: false, signingKeysMax: 3, freshness: 4ms, cacheBytes: 5KiB, keysPerUser: 6,"
                + " groupsPerUser: 7, grantsPerBucket: 8}",
            new SecurityConfig(
                Optional.of(Path.of("f")),
                List.of(Path.of("g"), Path.of("h")),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                false,
                3,
                Duration.ofMillis(4),
                ByteSize.kib(5),
                6,
                7,
                8)),
        new Section(
            "limits",
            new LimitsConfig(
                10_000,
                5_000,
                4_096,
                ByteSize.kib(16),
                ByteSize.kib(32),
                ByteSize.kib(2),
                ByteSize.mib(4),
                ByteSize.mib(1)),
            "{connections: 1, connectionsPerAddress: 3, requests: 2, requestLineBytes: 4KiB, headerBytes: 8KiB,"
                + " metadataBytes: 5, xmlBytes: 1KiB, drainBytes: 7}",
            new LimitsConfig(
                1,
                3,
                2,
                ByteSize.kib(4),
                ByteSize.kib(8),
                new ByteSize(5),
                ByteSize.kib(1),
                new ByteSize(7))),
        new Section(
            "rates",
            new RatesConfig(
                0,
                new ByteSize(0),
                new ByteSize(0),
                new RatesConfig.User(0, 0, new ByteSize(0), new ByteSize(0)),
                10_000),
            "{requestsPerSecond: 1, uploadBytesPerSecond: 2, downloadBytesPerSecond: 3, users: 8,"
                + " user: {requests: 4, requestsPerSecond: 5, uploadBytesPerSecond: 6,"
                + " downloadBytesPerSecond: 7}}",
            new RatesConfig(
                1,
                new ByteSize(2),
                new ByteSize(3),
                new RatesConfig.User(4, 5, new ByteSize(6), new ByteSize(7)),
                8)),
        new Section(
            "ingest",
            new IngestConfig(
                ByteSize.kib(256),
                ByteSize.mib(2),
                ByteSize.mib(64),
                ByteSize.kib(16),
                0,
                new ByteSize(256),
                ByteSize.kib(8),
                ByteSize.gib(5),
                ByteSize.kib(4)),
            "{batchBytes: 8KiB, inFlightBytes: 9KiB, totalBytes: 10KiB, inlineBytes: 1KiB,"
                + " digestThreads: 2, chunkLineBytes: 300, chunkBytesMin: 1, chunkBytesMax: 1MiB,"
                + " trailerBytes: 1KiB}",
            new IngestConfig(
                ByteSize.kib(8),
                ByteSize.kib(9),
                ByteSize.kib(10),
                ByteSize.kib(1),
                2,
                new ByteSize(300),
                new ByteSize(1),
                ByteSize.mib(1),
                ByteSize.kib(1))),
        new Section(
            "buckets",
            new BucketsConfig(BucketsConfig.Profile.DOCUMENTS),
            "{profile: backup}",
            new BucketsConfig(BucketsConfig.Profile.BACKUP)),
        new Section(
            "scan",
            new ScanConfig(
                "clamd",
                List.of(),
                false,
                ByteSize.mib(64),
                Duration.ofSeconds(3),
                Duration.ofSeconds(5),
                Duration.ofMinutes(1),
                Duration.ofMinutes(30),
                10,
                Duration.ofSeconds(30)),
            "{engine: e, clamd: ['tcp://h:1', 'unix:/s'], local: true, inlineMax: 1KiB, patience: 1s,"
                + " connectTimeout: 2s, idleTimeout: 3s, wholeTimeout: 4s, connections: 5,"
                + " waitTimeout: 6s}",
            new ScanConfig(
                "e",
                List.of("tcp://h:1", "unix:/s"),
                true,
                ByteSize.kib(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                5,
                Duration.ofSeconds(6))),
        new Section(
            "extract",
            new ExtractConfig(
                0,
                ByteSize.mib(512),
                ByteSize.mib(256),
                2_000_000,
                20,
                10_000,
                Duration.ofMinutes(2),
                true,
                "deu+eng",
                100,
                50_000_000,
                Duration.ofSeconds(30)),
            "{processes: 1, heapBytes: 64MiB, documentBytesMax: 2, charactersMax: 3, depthMax: 4,"
                + " entriesMax: 5, timeout: 6s, ocr: false, ocrLanguages: fra, ocrPagesMax: 7,"
                + " ocrPixelsMax: 8, ocrTimeout: 9s}",
            new ExtractConfig(
                1,
                ByteSize.mib(64),
                new ByteSize(2),
                3,
                4,
                5,
                Duration.ofSeconds(6),
                false,
                "fra",
                7,
                8,
                Duration.ofSeconds(9))),
        new Section(
            "index",
            new IndexConfig(
                "lucene",
                Optional.empty(),
                Duration.ofMillis(500),
                ByteSize.mib(32),
                Duration.ofMinutes(15),
                2_000,
                Map.of()),
            "{engine: none, directory: d, refresh: 1s, memoryBytes: 1MiB, reconcile: 2s,"
                + " reconcileKeysPerSecond: 3, settings: {a: b}}",
            new IndexConfig(
                "none",
                Optional.of(Path.of("d")),
                Duration.ofSeconds(1),
                ByteSize.mib(1),
                Duration.ofSeconds(2),
                3,
                Map.of("a", "b"))),
        new Section(
            "outbox",
            new OutboxConfig(
                ByteSize.kib(256),
                1_000,
                20_000,
                32,
                Duration.ofSeconds(1),
                Duration.ofMinutes(10),
                20,
                Duration.ofSeconds(15),
                Duration.ofSeconds(4)),
            "{batchBytes: 64KiB, userMarks: 5, totalMarks: 6, parallel: 7, retryFirst: 8ms,"
                + " retryMax: 9s, attempts: 10, lease: 11s, heartbeat: 12ms}",
            new OutboxConfig(
                ByteSize.kib(64),
                5,
                6,
                7,
                Duration.ofMillis(8),
                Duration.ofSeconds(9),
                10,
                Duration.ofSeconds(11),
                Duration.ofMillis(12))),
        new Section(
            "verify",
            new VerifyConfig(ByteSize.mib(50)),
            "{bytesPerSecond: 1MiB}",
            new VerifyConfig(ByteSize.mib(1))),
        new Section(
            "log",
            new LogConfig(LogConfig.Format.JSON, LogConfig.Level.INFO, 65_536),
            "{format: text, level: warn, queueLines: 256}",
            new LogConfig(LogConfig.Format.TEXT, LogConfig.Level.WARN, 256)),
        new Section(
            "audit",
            new AuditConfig(Optional.empty(), ByteSize.mib(64), 10, 65_536),
            "{file: f, size: 8KiB, files: 2, queueLines: 256}",
            new AuditConfig(Optional.of(Path.of("f")), ByteSize.kib(8), 2, 256)),
        new Section(
            "shutdown",
            new ShutdownConfig(Duration.ofSeconds(30)),
            "{grace: 1s}",
            new ShutdownConfig(Duration.ofSeconds(1))));
  }

  @ParameterizedTest
  @MethodSource("sections")
  void defaults(Section section) {
    assertThat(part(SluiceConfig.DEFAULTS, section.name)).isEqualTo(section.defaults);
  }

  @ParameterizedTest
  @MethodSource("sections")
  void fullMapping(Section section, @TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("f.yaml"), section.name + ": " + section.text);
    SluiceConfig config = ConfigLoader.load(Optional.of(file), Map.of(), Map.of());
    assertThat(part(config, section.name)).isEqualTo(section.record);
    Schema.of(section.record)
        .forEach((key, leaf) ->
            assertThat(leaf.value())
                .as("%s must be set to something other than its default", key)
                .isNotEqualTo(Schema.of(section.defaults).get(key).value()));
  }

  @Test
  void everyRecordIsTested() {
    Map<String, Object> parts = new LinkedHashMap<>();
    for (var component : SluiceConfig.class.getRecordComponents()) {
      parts.put(component.getName(), component.getType());
    }
    assertThat(sections()).extracting(Section::name).containsExactlyElementsOf(parts.keySet());
  }

  @Test
  void theSampleNamesExactlyTheKeysAndTheirDefaults() throws IOException {
    Map<String, String> sample = new LinkedHashMap<>();
    flatten("", new YAMLMapper().readTree(SAMPLE.toFile()), sample);
    Map<String, String> expected = new LinkedHashMap<>();
    ConfigText.of(SluiceConfig.DEFAULTS)
        .forEach((key, value) -> expected.put(key, String.valueOf(value)));
    assertThat(sample).containsExactlyEntriesOf(expected);
  }

  @Test
  void theSampleLoads() {
    assertThat(ConfigLoader.load(Optional.of(SAMPLE), Map.of(), Map.of()))
        .isEqualTo(SluiceConfig.DEFAULTS);
  }

  @Test
  void theSampleSaysSomethingOfEveryKeyThatNeedsIt() throws IOException {
    List<String> lines = Files.readAllLines(SAMPLE);
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).matches("[a-z].*:.*")) {
        assertThat(lines.get(i - 1)).as("above line %d", i + 1).startsWith("#");
      }
    }
  }

  private static void flatten(String prefix, JsonNode node, Map<String, String> keys) {
    if (node.isObject() && !node.isEmpty()) {
      node.properties()
          .forEach(e ->
              flatten(
                  prefix.isEmpty() ? e.getKey() : prefix + "." + e.getKey(), e.getValue(), keys));
    } else {
      keys.put(prefix, node.isContainerNode() ? node.toString() : node.asText());
    }
  }

  private static Object part(SluiceConfig config, String name) {
    for (var component : SluiceConfig.class.getRecordComponents()) {
      if (component.getName().equals(name)) {
        return Schema.value(component, config);
      }
    }
    throw new AssertionError(name);
  }
}
