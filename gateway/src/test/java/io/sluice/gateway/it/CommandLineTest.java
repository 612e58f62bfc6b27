package io.sluice.gateway.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.it.Launcher.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users, groups, keys and grants by the command line, against a running server. */
@Tag("slow")
final class CommandLineTest extends OneServer {
  @TempDir Path home;

  private Path launcher;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void install() {
    launcher = Launcher.install(home);
    environment.put("SLUICE_ENDPOINT", sluice.web());
    environment.put("SLUICE_ROOT_ACCESS_KEY", SluiceProcess.ACCESS_KEY);
    environment.put("SLUICE_ROOT_SECRET_KEY", SluiceProcess.SECRET_KEY);
  }

  private Run run(String... arguments) {
    return Launcher.run(launcher, environment, arguments);
  }

  private String done(String... arguments) {
    Run run = run(arguments);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    return run.out();
  }

  /** One line on standard error, and that status. */
  private void refused(int code, String complaint, String... arguments) {
    Run run = run(arguments);
    assertThat(run.err()).contains(complaint).doesNotContain("\tat ");
    assertThat(run.err().lines()).hasSize(1).allMatch(line -> line.startsWith("sluice: "));
    assertThat(run.code()).isEqualTo(code);
  }

  @Test
  void aSchoolIsLetInAndOneOfItIsShutOut() throws IOException {
    assertThat(done("group", "create", "North School")).startsWith("made group North School");
    assertThat(done("user", "create", "anna", "--group", "North School"))
        .startsWith("made user anna");
    String env = done("key", "create", "anna", "--env");
    Matcher key =
        Pattern.compile("export AWS_ACCESS_KEY_ID=(.+)\nexport AWS_SECRET_ACCESS_KEY=(.+)\n")
            .matcher(env);
    assertThat(key.matches()).isTrue();
    S3Wire anna = new S3Wire(sluice.port(), key.group(1), key.group(2));
    sluice.client().createBucket("north");
    sluice.client().put("north", "in/k", noise(10, 1));
    assertThat(anna.get("north", "in/k").status()).isEqualTo(403);

    assertThat(
            done(
                "grant",
                "add",
                "north",
                "--group",
                "North School",
                "--prefix",
                "in/",
                "--rights",
                "read,write"))
        .isEqualTo("group North School may read, write in north/in/\n");
    assertThat(anna.get("north", "in/k").status()).isEqualTo(200);
    assertThat(done("grant", "list", "north")).contains("group North School", "in/", "read,write");
    assertThat(done("group", "show", "North School")).contains("anna", "enabled");
    assertThat(done("user", "show", "anna")).contains("North School", key.group(1));
    assertThat(done("key", "list", "anna")).contains(key.group(1), "enabled");
    assertThat(done("user", "list", "--json")).startsWith("[{").contains("\"name\":\"anna\"");

    done("user", "remove-from-group", "anna", "North School");
    assertThat(anna.get("north", "in/k").status()).isEqualTo(403);
    done("user", "add-to-group", "anna", "North School");
    assertThat(anna.get("north", "in/k").status()).isEqualTo(200);
    done("key", "disable", key.group(1));
    assertThat(anna.get("north", "in/k").status()).isEqualTo(403);
    done("key", "enable", key.group(1));
    done("user", "disable", "anna");
    assertThat(anna.get("north", "in/k").status()).isEqualTo(403);
    done("user", "enable", "anna");
    done("grant", "remove", "north", "--group", "North School", "--prefix", "in/");
    assertThat(anna.get("north", "in/k").status()).isEqualTo(403);
    done("key", "delete", key.group(1));
    done("user", "delete", "anna");
    done("group", "delete", "North School");
    refused(1, "there is no user anna: see 'sluice user list'", "user", "show", "anna");
  }

  @Test
  void whatIsRefusedIsSaidInOneLine() {
    refused(1, "there is no group nobody", "group", "show", "nobody");
    refused(1, "NoSuchBucket", "grant", "list", "none-such");
    refused(1, "nobody answers", "user", "list", "--endpoint", "http://127.0.0.1:1");
    refused(1, "is no web door of Sluice", "user", "list", "--endpoint", sluice.url());
    refused(2, "is no address", "user", "list", "--endpoint", "nonsense");
    refused(2, "can be read on its way", "user", "list", "--endpoint", "http://gateway.test:9001");
    refused(2, "--access-key needs --secret-key-file", "user", "list", "--access-key", "x");
    done("group", "create", "twice");
    refused(1, "NameTaken", "group", "create", "twice");
  }

  @Test
  void theKeyIsTakenFromTheDataFolderOrAFile() throws IOException {
    environment.keySet().removeIf(name -> name.startsWith("SLUICE_ROOT"));
    refused(2, "no key to ask with", "user", "list", "--data", home.toString());
    Files.writeString(
        home.resolve("root-key"),
        SluiceProcess.ACCESS_KEY + "\n" + SluiceProcess.SECRET_KEY + "\n");
    assertThat(done("user", "list", "--data", home.toString())).startsWith("NAME");
    Path secret = Files.writeString(home.resolve("secret"), "wrong\n");
    refused(
        1,
        "is not accepted",
        "user",
        "list",
        "--access-key",
        SluiceProcess.ACCESS_KEY,
        "--secret-key-file",
        secret.toString());
  }

  @Test
  void whatIsMistypedIsExplained() {
    assertThat(run("user").code()).isEqualTo(2);
    assertThat(run("grant", "add", "b", "--rights", "read").code()).isEqualTo(2);
    assertThat(run("grant", "add", "b", "--anyone", "--user", "x", "--rights", "read").code())
        .isEqualTo(2);
    assertThat(done("grant", "add", "--help")).contains("--rights", "--prefix", "--endpoint");
  }
}
