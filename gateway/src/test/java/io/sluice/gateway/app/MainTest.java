package io.sluice.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.gateway.config.ConfigLoader;
import io.sluice.gateway.config.SluiceConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Starting, in the cases where it must be refused in one line, and what a first start leaves. */
class MainTest {
  @TempDir Path folder;

  private record Run(int code, String out, String err) {}

  private static Run run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
            .execute(arguments);
    return new Run(code, out.toString(), err.toString());
  }

  private Run serve(String yaml, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("sluice.yaml"), yaml);
    String[] arguments = new String[more.length + 3];
    arguments[0] = "serve";
    arguments[1] = "--config";
    arguments[2] = file.toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return run(arguments);
  }

  private static String memory(Path data) {
    return "storage: {type: memory, data: \""
        + data
        + "\"}\n"
        + "s3: {host: 127.0.0.1, port: 0}\n"
        + "web: {host: 127.0.0.1, port: 0}\n"
        + "management: {port: 0}\n"
        + "log: {level: error}\n";
  }

  private void assertRefused(Run run, String complaint) {
    assertThat(run.err()).contains(complaint).doesNotContain("\tat ");
    assertThat(run.err().lines()).hasSize(1).allMatch(line -> line.startsWith("sluice: "));
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void tellsVersionAndHelp() {
    assertThat(run("--version").out()).startsWith("sluice ");
    assertThat(run("--help").out()).contains("serve");
    assertThat(run("serve", "--help").out())
        .contains("--config", "--data", "--s3-port", "--web-port", "--management-port");
  }

  @Test
  void anUnknownKeyIsRefused() throws IOException {
    assertRefused(serve("s3: {prot: 1}"), "s3.prot: no such key; the nearest is s3.port");
  }

  @Test
  void anUnknownAdapterIsRefused() throws IOException {
    String yaml = memory(folder).replace("type: memory", "type: cloud");
    assertRefused(serve(yaml), "storage.type: there is no adapter \"cloud\"");
  }

  @Test
  void settingsThatTheAdapterDoesNotKnowAreRefused() throws IOException {
    String yaml = memory(folder).replace("type: memory", "type: memory, settings: {rot: /x}");
    assertRefused(serve(yaml), "storage: ");
  }

  @ParameterizedTest
  @CsvSource({"s3-port,s3.port", "web-port,web.port", "management-port,management.port"})
  void aPortThatIsInUseIsRefused(String option, String key) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertRefused(
          serve(memory(folder), "--" + option, port),
          key + ": cannot listen on 127.0.0.1:" + port + ": the port is in use");
    }
  }

  @Test
  void aDataFolderThatIsNoneIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertRefused(serve(memory(file)), "storage.data: " + file + " is not a folder");
    assertRefused(serve(memory(file.resolve("below"))), "cannot be made");
  }

  @Test
  void aMasterKeyOfTheWrongLengthIsRefused() throws IOException {
    Files.write(folder.resolve("master.key"), new byte[31]);
    assertRefused(serve(memory(folder)), "master.key holds 31 bytes: expected 32");
  }

  @Test
  void aMasterKeyThatIsNamedMustBeThere() throws IOException {
    String yaml = memory(folder) + "security: {masterKeyFile: /nonexistent/key}\n";
    assertRefused(serve(yaml), "security.masterKeyFile: there is no file /nonexistent/key");
  }

  @Test
  void theFirstStartMakesKeysAndShowsThemOnce() throws IOException {
    Sluice first = Sluice.start(load());
    String access = first.rootKey().accessKey();
    String shown = Banner.of(first, load().storage());
    first.stop();
    assertThat(shown).contains(access).contains("shown once").contains("back this up");
    assertPrivate("root-key");
    assertPrivate("master.key");
    assertThat(Files.readAllBytes(folder.resolve("master.key"))).hasSize(32);

    Sluice second = Sluice.start(load());
    String again = Banner.of(second, load().storage());
    second.stop();
    assertThat(second.rootKey().accessKey()).isEqualTo(access);
    assertThat(again).doesNotContain(access).doesNotContain("back this up");
  }

  private void assertPrivate(String name) throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
        .isEqualTo("rw-------");
  }

  @Test
  void aMasterKeyMayBeInHex() throws IOException {
    Files.writeString(folder.resolve("master.key"), "0123456789abcdef".repeat(4) + "\n");
    assertThat(MasterKey.of(load()).key().getEncoded()).hasSize(32).startsWith(0x01, 0x23);
  }

  @Test
  void aBrokenRootKeyFileIsRefused() throws IOException {
    Files.writeString(folder.resolve("root-key"), "only one line");
    assertThatThrownBy(() -> RootKey.of(load()))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("must hold two lines");
  }

  @Test
  void theConfigurationMayFixTheRootKey() {
    Map<String, String> environment =
        Map.of("SLUICE_ROOT_ACCESS_KEY", "operator", "SLUICE_ROOT_SECRET_KEY", "longenough");
    SluiceConfig config = ConfigLoader.load(Optional.empty(), environment, Map.of());
    RootKey key = RootKey.of(config);
    assertThat(key.accessKey()).isEqualTo("operator");
    assertThat(key.made()).isFalse();
  }

  private SluiceConfig load() {
    Map<String, String> settings = new HashMap<>();
    settings.put("storage.type", "memory");
    settings.put("storage.data", folder.toString());
    for (String door : new String[] {"s3", "web", "management"}) {
      settings.put(door + ".port", "0");
      settings.put(door + ".host", "127.0.0.1");
    }
    return ConfigLoader.load(Optional.empty(), Map.of(), settings);
  }
}
