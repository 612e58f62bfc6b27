package io.sluice.gateway.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One request and its answer, with what is known of them for log and metrics. Belongs to the event
 * loop of its connection.
 */
public final class Exchange {
  private static final String ANONYMOUS = "anonymous";
  private static final int ACCESS_KEY_MAX = 128;

  private final HttpServerRequest request;
  private final Vertx vertx;
  private final Rates rates;
  private final Proxies.Sender sender;
  private final String id = RequestIds.next();
  private final long startNanos = System.nanoTime();
  private final String rawPath;
  private final String rawQuery;
  private final boolean expectsContinue;
  private final Inflow inflow;
  private final PacedBody body;
  private boolean continued;
  private Share share;
  private String operation = "-";
  private String principal = "-";
  private String accessKey = "-";
  private String errorCode = "-";
  private String target;
  private final List<String> refusals = new ArrayList<>(0);

  Exchange(HttpServerRequest request, Vertx vertx, Guards guards) {
    this.request = request;
    this.vertx = vertx;
    this.rates = guards.rates();
    this.sender = sender(request, guards.proxies());
    this.inflow = Inflow.of(request);
    this.body = new PacedBody(request, this::wanted, inflow::stop);
    String asked = originForm(request.uri());
    int mark = asked.indexOf('?');
    this.rawPath = mark < 0 ? asked : asked.substring(0, mark);
    this.rawQuery = mark < 0 ? "" : asked.substring(mark + 1);
    this.target = rawPath;
    this.expectsContinue = "100-continue".equalsIgnoreCase(header(HttpHeaders.EXPECT));
  }

  /** A proxy may send {@code http://host/path}; everybody else sends the path only. */
  private static String originForm(String target) {
    if (target.startsWith("/")) {
      return target;
    }
    int scheme = target.indexOf("://");
    int slash = scheme < 0 ? -1 : target.indexOf('/', scheme + 3);
    return slash < 0 ? "/" : target.substring(slash);
  }

  public HttpServerRequest request() {
    return request;
  }

  public HttpServerResponse response() {
    return request.response();
  }

  /** Given to the client with the answer and written into each log line. */
  public String id() {
    return id;
  }

  public HttpMethod method() {
    return request.method();
  }

  public boolean isHead() {
    return request.method().equals(HttpMethod.HEAD);
  }

  /** As on the wire: neither decoded nor normalised. */
  public String rawPath() {
    return rawPath;
  }

  /** As on the wire, without the question mark; empty where there is none. */
  public String rawQuery() {
    return rawQuery;
  }

  /** The first value of a header, or null. */
  public String header(CharSequence name) {
    return request.headers().get(name);
  }

  /**
   * The body, paused. A client that waits for {@code 100 Continue} is told to go on when somebody
   * first asks for bytes, thus never before it was let in.
   */
  public ReadStream<Buffer> body() {
    return rates.limitsUploads()
        ? new Throttled(vertx, body, bytes -> rates.uploaded(share, bytes))
        : body;
  }

  /** Whether bytes of objects must pass {@link #paced}, and not go by the kernel alone. */
  public boolean isPaced() {
    return rates.limitsDownloads();
  }

  /** What is read for the answer, no faster than its reader may have it. */
  public ReadStream<Buffer> paced(ReadStream<Buffer> source) {
    return isPaced()
        ? new Throttled(vertx, source, bytes -> rates.downloaded(share, bytes))
        : source;
  }

  private void wanted() {
    sendContinue();
    inflow.start();
  }

  private void sendContinue() {
    if (isHeldBack() && !response().ended()) {
      continued = true;
      response().writeContinue();
    }
  }

  /** Whether the client still holds its body back. */
  boolean isHeldBack() {
    return expectsContinue && !continued;
  }

  /** Whether bytes of the body come in at all. */
  Inflow inflow() {
    return inflow;
  }

  /**
   * Whether the client hung up, which is its right: there is nobody to tell, and nothing went
   * wrong. Stores fail in their own way, so what else is of input and output is of the connection.
   */
  public boolean isAbandoned(Throwable failure) {
    return response().closed()
        || failure instanceof IOException
        || failure instanceof HttpClosedException;
  }

  public String operation() {
    return operation;
  }

  /** Names what is asked for, once it is known. */
  public void operation(String name) {
    this.operation = name;
  }

  public String principal() {
    return principal;
  }

  /**
   * Names who asks, once it is known, and counts the request as theirs. Whoever is anonymous counts
   * by address.
   *
   * @throws TooMuch where they have too much under way or ask too often
   */
  public void principal(String name) {
    leave();
    this.principal = name;
    this.share = rates.enter(name.equals(ANONYMOUS) ? remote() : name);
  }

  /** Gives back what it took of the user's share. */
  void leave() {
    if (share != null) {
      share.underWay().decrementAndGet();
      share = null;
    }
  }

  /** The address that the request came from, where a trusted proxy says so the one before it. */
  public String remote() {
    return sender.address();
  }

  /** Whether the sender spoke TLS, to us or to a trusted proxy. */
  public boolean isSecure() {
    return sender.secure();
  }

  private static Proxies.Sender sender(HttpServerRequest request, Proxies proxies) {
    SocketAddress peer = request.remoteAddress();
    String address = peer == null || peer.hostAddress() == null ? "-" : peer.hostAddress();
    return proxies.sender(address, request.isSSL(), request.headers());
  }

  /** Looks whether the body comes too slowly; where it does, whoever reads it is told. */
  void look(long nowNanos, Link.Patience patience) {
    if (!request.isEnded()) {
      body.look(nowNanos, request.bytesRead(), patience);
    }
  }

  /** What it is about: the path as sent, unless the body turned out to say it better. */
  public String target() {
    return target;
  }

  /** Names what it is about, as a path would. */
  public void target(String path) {
    this.target = path;
  }

  /** Notes that a part of what was asked for was refused although the whole is answered. */
  public void refused(String what) {
    refusals.add(what);
  }

  /** What was refused although the whole was answered. */
  public List<String> refusals() {
    return refusals;
  }

  /** The id of the key that was used, or that was claimed to be; as far as it is known. */
  public String accessKey() {
    return accessKey;
  }

  /** Names the key. A client may claim what it likes: what is too long for one is cut off. */
  public void accessKey(String id) {
    this.accessKey = id.length() > ACCESS_KEY_MAX ? id.substring(0, ACCESS_KEY_MAX) : id;
  }

  public String errorCode() {
    return errorCode;
  }

  /** Names the error that was answered. */
  public void errorCode(String code) {
    this.errorCode = code;
  }

  /** Nanoseconds since the request's head was read. */
  long elapsedNanos() {
    return System.nanoTime() - startNanos;
  }
}
