package io.sluice.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLoaderTest {
  @TempDir Path folder;

  @Test
  void aSizeThatCannotBeCountedIsRefused() {
    assertThatThrownBy(() -> ByteSize.parse("9007199254740993TiB"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAdaptersKeyOfSeveralWordsCanComeFromTheEnvironment() throws IOException {
    Map<String, String> environment =
        Map.of(
            "SLUICE_STORAGE_SETTINGS_LOCK_WAIT_SECONDS", "5", "SLUICE_STORAGE_SETTINGS_ROOT", "/r");
    assertThat(load("", environment, Map.of()).storage().settings())
        .containsEntry("lockWaitSeconds", "5")
        .containsEntry("root", "/r");
  }

  @Test
  void nothingSetGivesTheDefaults() {
    assertThat(load("", Map.of(), Map.of())).isEqualTo(SluiceConfig.DEFAULTS);
  }

  @Test
  void theCommandLineGoesBeforeTheEnvironmentBeforeTheFile() {
    String file = "s3: {port: 1, region: file, host: file}";
    Map<String, String> environment = Map.of("SLUICE_S3_PORT", "2", "SLUICE_S3_REGION", "env");
    S3Config s3 = load(file, environment, Map.of("s3.port", "3")).s3();
    assertThat(s3.port()).isEqualTo(3);
    assertThat(s3.region()).isEqualTo("env");
    assertThat(s3.host()).isEqualTo("file");
  }

  @Test
  void camelCaseIsSplitInTheEnvironment() {
    SluiceConfig config = load("", Map.of("SLUICE_LIMITS_HEADER_BYTES", "64KiB"), Map.of());
    assertThat(config.limits().headerBytes()).isEqualTo(ByteSize.kib(64));
  }

  @Test
  void listsInTheEnvironmentHaveCommas() {
    SluiceConfig config = load("", Map.of("SLUICE_S3_DOMAINS", "a.org, b.org"), Map.of());
    assertThat(config.s3().domains()).containsExactly("a.org", "b.org");
  }

  @Test
  void settingsOfTheAdapterAreFreeAndJoined() {
    SluiceConfig config =
        load(
            "storage: {settings: {root: /a, control: /c}}",
            Map.of("SLUICE_STORAGE_SETTINGS_ROOT", "/b"),
            Map.of());
    assertThat(config.storage().settings()).isEqualTo(Map.of("root", "/b", "control", "/c"));
  }

  @Test
  void othersEnvironmentIsNotLookedAt() {
    Map<String, String> environment =
        Map.of(
            "PATH", "/bin",
            "SLUICE_JAVA_OPTS", "-Xmx1g",
            "SLUICE_PORT", "tcp://10.0.0.1:9000",
            "SLUICE_PORT_9000_TCP_ADDR", "10.0.0.1",
            "SLUICE_SERVICE_PORT_S3", "9000");
    assertThat(load("", environment, Map.of())).isEqualTo(SluiceConfig.DEFAULTS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3: {prot: 1} | s3.prot: no such key; the nearest is s3.port",
        "s4: {port: 1} | s4: no such key; the nearest is",
        "s3: {port: {a: 1}} | s3.port: \"{a=1}\" given, expected a whole number",
        "s3: {port: many} | s3.port: \"many\" given, expected a whole number",
        "s3: {port: 70000} | s3.port: 70000 given, expected 0 to 65535",
        "s3: 5 | s3: no such key",
        "limits: {xmlBytes: 4MB} | limits.xmlBytes: \"4MB\" given, expected a size such as",
        "shutdown: {grace: soon} | shutdown.grace: \"soon\" given, expected a duration such as",
        "log: {format: xml} | log.format: \"xml\" given, expected one of json, text",
        "server: {nativeTransport: yes please} | expected true or false",
        "root: {accessKey: abc} | root.secretKey: nothing given, expected both",
        "root: {accessKey: a-c, secretKey: 12345678} | 3 to 128 letters and digits",
        "root: {accessKey: abc, secretKey: 1234567} | 7 characters given, expected 8 to 128",
        "s3: {port: 1, port: 2} | not YAML in line 1",
        "s3: [ | not YAML in line 1"
      })
  void whatIsWrongIsNamed(String file, String complaint) {
    assertThatThrownBy(() -> load(file, Map.of(), Map.of()))
        .isInstanceOf(ConfigFailure.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void everythingWrongIsNamedAtOnce() {
    Map<String, String> environment = Map.of("SLUICE_S3_PROT", "1", "SLUICE_WEB_PORT", "x");
    assertThatThrownBy(() -> load("", environment, Map.of()))
        .hasMessageContaining("SLUICE_S3_PROT: no such variable; the nearest is SLUICE_S3_PORT")
        .hasMessageContaining("web.port: \"x\" given");
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = folder.resolve("none.yaml");
    assertThatThrownBy(() -> ConfigLoader.load(Optional.of(missing), Map.of(), Map.of()))
        .hasMessageContaining("none.yaml: cannot be read");
  }

  @Test
  void secretsAreNeverShown() {
    SluiceConfig config =
        load(
            "{root: {accessKey: abc, secretKey: s3cr3ts3cr3t}, storage: {settings: {secretKey: s3cr3t}}}",
            Map.of(),
            Map.of());
    assertThat(config.root().secretKey().orElseThrow().reveal()).isEqualTo("s3cr3ts3cr3t");
    assertThat(config.toString()).doesNotContain("s3cr3ts3cr3t");
    assertThat(ConfigText.of(config).toString()).doesNotContain("s3cr3t").contains("****");
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "512,512",
    "64KiB,65536",
    "8MiB,8388608",
    "5GiB,5368709120",
    "1TiB,1099511627776"
  })
  void sizes(String text, long bytes) {
    assertThat(ByteSize.parse(text).bytes()).isEqualTo(bytes);
    assertThat(ByteSize.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({"250ms,250", "30s,30000", "5m,300000", "24h,86400000", "7d,604800000"})
  void durations(String text, long millis) {
    assertThat(Durations.parse(text)).isEqualTo(Duration.ofMillis(millis));
  }

  private SluiceConfig load(
      String file, Map<String, String> environment, Map<String, String> overrides) {
    try {
      Path path = Files.writeString(folder.resolve("sluice.yaml"), file);
      return ConfigLoader.load(Optional.of(path), environment, overrides);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
