package io.sluice.scanner.clamd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClamdAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp://127.0.0.1:3310",
        "tcp://scan.example.org:1",
        "tcp://[::1]:3310",
        "unix:/run/clamav/clamd.ctl"
      })
  void whatIsConfiguredIsShownAgain(String text) {
    assertThat(ClamdAddress.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "127.0.0.1:3310",
        "tcp://127.0.0.1",
        "tcp://:3310",
        "tcp:127.0.0.1:3310",
        "tcp://a:1/path",
        "unix:run/clamd.sock",
        "http://127.0.0.1:3310",
        "tcp://a b:1"
      })
  void anythingElseIsRefusedWithAnExample(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClamdAddress.parse(text))
        .withMessageContaining("tcp://127.0.0.1:3310");
  }
}
