package io.sluice.gateway.hostile;

import static io.sluice.gateway.RawClient.head;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.sluice.gateway.Gateway;
import io.sluice.gateway.RawClient;
import io.sluice.gateway.http.LogFields;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Who is believed to have sent a request: by the log, which others rely on. */
class ProxiesTest {
  private static final String PLAIN = "GET / HTTP/1.1\r\nHost: h\r\n";
  private static final String V2 =
      "\r\n\r\n\u0000\r\nQUIT\n!\u0011\u0000\u000c"
          + "\u00cb\u0000q\u0007\u007f\u0000\u0000\u0001\u0010\u0000 \u0000";

  private interface Work {
    void with(Gateway gateway) throws Exception;
  }

  private static void run(Map<String, String> settings, Work work) throws Exception {
    Gateway gateway = new Gateway(settings);
    gateway.beforeAll(null);
    try {
      work.with(gateway);
    } finally {
      gateway.afterAll(null);
    }
  }

  private static Map<String, String> trusting(String addresses, String door) {
    Map<String, String> settings = new HashMap<>();
    settings.put("proxies.trusted", addresses);
    if (!door.isEmpty()) {
      settings.put("proxies." + door, "true");
    }
    return settings;
  }

  private static String remote(Gateway gateway, String request) throws Exception {
    try (Lines lines = new Lines();
        RawClient raw = gateway.raw()) {
      raw.send(request);
      raw.answer();
      return (String) lines.next().get("remote");
    }
  }

  @Test
  void trustedProxiesAreBelieved() throws Exception {
    run(
        trusting("127.0.0.0/8, 10.1.0.0/16", ""),
        gateway -> {
          String from = "X-Forwarded-For: ";
          assertThat(remote(gateway, PLAIN + from + "203.0.113.7\r\n\r\n"))
              .isEqualTo("203.0.113.7");
          assertThat(remote(gateway, PLAIN + from + "6.6.6.6, 203.0.113.7, 10.1.2.3\r\n\r\n"))
              .isEqualTo("203.0.113.7");
          assertThat(remote(gateway, PLAIN + from + "nonsense\r\n\r\n")).isEqualTo("127.0.0.1");
          assertThat(
                  remote(
                      gateway, PLAIN + "Forwarded: for=\"[2001:db8::7]:4711\";proto=https\r\n\r\n"))
              .isEqualTo("2001:db8:0:0:0:0:0:7");
          String both = "Forwarded: for=6.6.6.6\r\nX-Forwarded-For: 203.0.113.7\r\n\r\n";
          assertThat(remote(gateway, PLAIN + both)).isEqualTo("127.0.0.1");
          assertThat(remote(gateway, PLAIN + "Forwarded: for=6.6.6.6, for=203.0.113.7\r\n\r\n"))
              .isEqualTo("203.0.113.7");
          assertThat(remote(gateway, PLAIN + "\r\n")).isEqualTo("127.0.0.1");
        });
  }

  @Test
  void othersAreNot() throws Exception {
    run(
        trusting("10.0.0.0/8", ""),
        gateway -> {
          assertThat(remote(gateway, PLAIN + "X-Forwarded-For: 203.0.113.7\r\n\r\n"))
              .isEqualTo("127.0.0.1");
          assertThat(remote(gateway, PLAIN + "Forwarded: for=203.0.113.7\r\n\r\n"))
              .isEqualTo("127.0.0.1");
        });
  }

  @Test
  void aTrustedProxySaysTheScheme() throws Exception {
    for (boolean trusted : new boolean[] {true, false}) {
      run(
          trusting(trusted ? "127.0.0.1" : "10.0.0.1", ""),
          gateway -> {
            String bucket = gateway.bucket();
            String id =
                gateway.s3().createMultipartUpload(r -> r.bucket(bucket).key("k")).uploadId();
            String etag =
                gateway
                    .s3()
                    .uploadPart(
                        r -> r.bucket(bucket).key("k").uploadId(id).partNumber(1),
                        software.amazon.awssdk.core.sync.RequestBody.fromString("x"))
                    .eTag();
            String xml =
                "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>"
                    + etag
                    + "</ETag></Part></CompleteMultipartUpload>";
            Map<String, String> headers =
                Map.of("Content-Length", "" + xml.length(), "X-Forwarded-Proto", "https");
            try (RawClient raw = gateway.raw()) {
              raw.send(head("POST", "/" + bucket + "/k", "uploadId=" + id, headers) + xml);
              assertThat(raw.answer().body())
                  .contains("<Location>" + (trusted ? "https" : "http") + "://127.0.0.1");
            }
          });
    }
  }

  @Test
  void aProxyHeaderTellsTheSender() throws Exception {
    Map<String, String> settings = trusting("127.0.0.1", "protocolOnS3");
    Gateway gateway = new Gateway(settings);
    gateway.beforeAll(null);
    try {
      for (String header : new String[] {"PROXY TCP4 203.0.113.7 127.0.0.1 4096 80\r\n", V2}) {
        try (Lines lines = new Lines();
            RawClient raw = gateway.raw()) {
          raw.send(header + PLAIN + "\r\n");
          assertThat(raw.answer().status()).isEqualTo(403);
          assertThat(lines.next()).containsEntry("remote", "203.0.113.7");
        }
      }
      for (String nonsense : new String[] {PLAIN + "\r\n", "PROXY nonsense\r\n" + PLAIN + "\r\n"}) {
        try (RawClient raw = gateway.raw()) {
          raw.send(nonsense);
          assertThat(raw.text()).isEmpty();
        }
      }
    } finally {
      gateway.sluice().stop();
      gateway.s3().close();
    }
  }

  @Test
  void aProxyHeaderOfSomebodyElseClosesTheConnection() throws Exception {
    Gateway gateway = new Gateway(trusting("10.0.0.1", "protocolOnS3"));
    gateway.beforeAll(null);
    try (RawClient raw = gateway.raw()) {
      raw.send("PROXY TCP4 10.0.0.1 127.0.0.1 4096 80\r\n" + PLAIN + "\r\n");
      assertThat(raw.text()).isEmpty();
    } finally {
      gateway.sluice().stop();
      gateway.s3().close();
    }
  }

  /** Access lines as they are written. */
  private static final class Lines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final BlockingQueue<Map<String, Object>> lines = new LinkedBlockingQueue<>();
    private final Logger access = (Logger) LoggerFactory.getLogger("access");

    Lines() {
      setContext(access.getLoggerContext());
      start();
      access.setLevel(Level.INFO);
      access.addAppender(this);
      access.setAdditive(false);
    }

    @Override
    protected void append(ILoggingEvent event) {
      Map<String, Object> line = new HashMap<>();
      ((LogFields) event.getArgumentArray()[0]).forEach(line::put);
      lines.add(line);
    }

    Map<String, Object> next() throws InterruptedException {
      return lines.poll(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
      access.detachAppender(this);
      access.setLevel(null);
      access.setAdditive(true);
    }
  }
}
