package io.sluice.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.config.ConfigLoader;
import io.sluice.gateway.tls.TestCertificate;
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

class DoctorCommandTest {
  @TempDir Path folder;

  private record Run(int code, String out) {}

  private Run doctor(String yaml) throws IOException {
    Path config = Files.writeString(folder.resolve("sluice.yaml"), yaml);
    StringWriter out = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .execute("doctor", "--config", config.toString(), "--data", data().toString());
    return new Run(code, out.toString());
  }

  private Path data() {
    return folder.resolve("data");
  }

  private static String ports(int s3) {
    return "s3: {host: 127.0.0.1, port: %d}\nweb: {port: 0}\nmanagement: {port: 0}\n".formatted(s3);
  }

  @Test
  void aMachineBeforeTheFirstStartIsWell() throws IOException {
    Files.createDirectory(data());
    Run run = doctor(ports(0));
    assertThat(run.out())
        .contains("OK    the configuration can be read")
        .contains("OK    file names are UTF-8")
        .contains("OK    extended attributes work")
        .contains("OK    byte-range locks work")
        .contains("OK    s3.port 127.0.0.1:0 is free")
        .contains("WARN  the doors speak plain HTTP\n      -> set tls.certificates")
        .doesNotContain("FAIL");
    assertThat(run.code()).isZero();
    assertThat(data()).isEmptyDirectory();
  }

  @Test
  void aRunningSluiceIsRecognised() throws IOException {
    Map<String, String> settings = new HashMap<>();
    settings.put("storage.data", data().toString());
    for (String door : new String[] {"s3", "web", "management"}) {
      settings.put(door + ".port", "0");
      settings.put(door + ".host", "127.0.0.1");
    }
    Sluice sluice = Sluice.start(ConfigLoader.load(Optional.empty(), Map.of(), settings));
    try {
      Run run =
          doctor(
              "s3: {host: 127.0.0.1, port: %d}\nweb: {host: 127.0.0.1, port: %d}\nmanagement: {port: %d}\n"
                  .formatted(sluice.s3Port(), sluice.webPort(), sluice.managementPort()));
      assertThat(run.out())
          .contains("OK    s3.port 127.0.0.1:" + sluice.s3Port() + " is in use, and Sluice says")
          .contains("OK    " + data().resolve("master.key") + " is readable by its owner only")
          .contains("OK    buckets and control are on one filesystem")
          .doesNotContain("FAIL");
      assertThat(run.code()).isZero();
    } finally {
      sluice.stop();
    }
  }

  private String tls() {
    return "tls: {certificates: [%1$s/one.pem, %1$s/one.pem, %1$s/two.pem], keys: [%1$s/one.key, %1$s/two.key, %1$s/two.key]}\n"
        .formatted(folder);
  }

  @Test
  void whatIsWrongFailsAndSaysWhatToDo() throws IOException {
    Path control = Files.createDirectories(data().resolve("control"));
    Files.setPosixFilePermissions(control, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path key = Files.write(data().resolve("master.key"), new byte[32]);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    TestCertificate one = TestCertificate.of("localhost", "EC", 3);
    TestCertificate two = TestCertificate.of("localhost", "EC", -5);
    one.write(folder.resolve("one.pem"), folder.resolve("one.key"));
    two.write(folder.resolve("two.pem"), folder.resolve("two.key"));
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Run run = doctor(ports(taken.getLocalPort()) + tls());
      assertThat(run.out())
          .contains("FAIL  others may write to control " + control + "\n      -> chmod 700 ")
          .contains("FAIL  " + key + " has the rights rw-r--r--\n      -> chmod 600 ")
          .contains("WARN  " + folder.resolve("one.pem") + " fits its key and expires at ")
          .contains("FAIL  tls.keys: " + folder.resolve("two.key") + " is not the key of ")
          .contains("it is not valid now")
          .contains("FAIL  s3.port 127.0.0.1:" + taken.getLocalPort() + " cannot be had");
      assertThat(run.code()).isEqualTo(1);
    }
  }

  @Test
  void aConfigurationThatCannotBeReadFails() throws IOException {
    Run run = doctor("s3: {prot: 1}\n");
    assertThat(run.out()).contains("FAIL  s3.prot: no such key; the nearest is s3.port");
    assertThat(run.code()).isEqualTo(1);
  }
}
