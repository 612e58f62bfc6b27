package io.sluice.gateway.auth;

import static io.sluice.gateway.auth.Signing.EMPTY_SHA256;
import static io.sluice.gateway.auth.Signing.PRINCIPAL;
import static io.sluice.gateway.auth.Signing.authorization;
import static io.sluice.gateway.auth.Signing.headers;
import static io.sluice.gateway.auth.Signing.outcome;
import static io.sluice.gateway.auth.Signing.sigV4;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.auth.PayloadSeal.Chunked;
import io.sluice.gateway.auth.PayloadSeal.Sha256;
import io.sluice.gateway.auth.PayloadSeal.Unsigned;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The requests whose signatures AWS's documentation works out step by step. */
class AwsExamplesTest {
  private static final String BUCKET_HOST = "Host: examplebucket.s3.amazonaws.com";
  private static final String DATE = "x-amz-date: 20130524T000000Z";

  @Test
  void getObject() {
    SignedRequest request =
        new SignedRequest(
            "GET",
            "/test.txt",
            "",
            headers(
                BUCKET_HOST,
                "Range: bytes=0-9",
                "x-amz-content-sha256: " + EMPTY_SHA256,
                DATE,
                authorization(
                    "host;range;x-amz-content-sha256;x-amz-date",
                    "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")));
    assertThat(outcome(sigV4(), request))
        .isEqualTo(new Authentication(PRINCIPAL, new Sha256(EMPTY_SHA256)));
  }

  @Test
  void putObject() {
    String sha256 = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072";
    SignedRequest request =
        new SignedRequest(
            "PUT",
            "/test%24file.text",
            "",
            headers(
                BUCKET_HOST,
                "Date: Fri, 24 May 2013 00:00:00 GMT",
                DATE,
                "x-amz-storage-class: REDUCED_REDUNDANCY",
                "x-amz-content-sha256: " + sha256,
                authorization(
                    "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
                    "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd")));
    assertThat(outcome(sigV4(), request))
        .isEqualTo(new Authentication(PRINCIPAL, new Sha256(sha256)));
  }

  @Test
  void getBucketLifecycle() {
    assertThat(
            outcome(
                sigV4(),
                get(
                    "lifecycle",
                    "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")))
        .isEqualTo(new Authentication(PRINCIPAL, new Sha256(EMPTY_SHA256)));
  }

  @Test
  void listObjects() {
    assertThat(
            outcome(
                sigV4(),
                get(
                    "prefix=J&max-keys=2",
                    "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")))
        .isEqualTo(new Authentication(PRINCIPAL, new Sha256(EMPTY_SHA256)));
  }

  private static SignedRequest get(String query, String signature) {
    return new SignedRequest(
        "GET",
        "/",
        query,
        headers(
            BUCKET_HOST,
            DATE,
            "x-amz-content-sha256: " + EMPTY_SHA256,
            authorization("host;x-amz-content-sha256;x-amz-date", signature)));
  }

  @Test
  void presignedGetObject() {
    SignedRequest request =
        new SignedRequest(
            "GET",
            "/test.txt",
            "X-Amz-Algorithm=AWS4-HMAC-SHA256"
                + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
                + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
                + "&X-Amz-Signature="
                + "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
            headers(BUCKET_HOST));
    assertThat(outcome(sigV4(), request)).isEqualTo(new Authentication(PRINCIPAL, new Unsigned()));
  }

  @Test
  void chunkedUpload() {
    SignedRequest request =
        new SignedRequest(
            "PUT",
            "/examplebucket/chunkObject.txt",
            "",
            headers(
                "Host: s3.amazonaws.com",
                DATE,
                "x-amz-storage-class: REDUCED_REDUNDANCY",
                "x-amz-content-sha256: STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
                "Content-Encoding: aws-chunked",
                "x-amz-decoded-content-length: 66560",
                "Content-Length: 66824",
                authorization(
                    "content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;"
                        + "x-amz-decoded-content-length;x-amz-storage-class",
                    "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9")));
    assertThat(chain(request, false))
        .containsExactly(
            "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
            "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
            "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9");
  }

  @Test
  void chunkedUploadWithTrailer() {
    SignedRequest request =
        new SignedRequest(
            "PUT",
            "/examplebucket/chunkObject.txt",
            "",
            headers(
                "Host: s3.amazonaws.com",
                DATE,
                "x-amz-storage-class: REDUCED_REDUNDANCY",
                "x-amz-content-sha256: STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
                "Content-Encoding: aws-chunked",
                "x-amz-decoded-content-length: 66560",
                "x-amz-trailer: x-amz-checksum-crc32c",
                "Content-Length: 66824",
                authorization(
                    "content-encoding;host;x-amz-content-sha256;x-amz-date;"
                        + "x-amz-decoded-content-length;x-amz-storage-class;x-amz-trailer",
                    "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e")));
    assertThat(chain(request, true))
        .containsExactly(
            "b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2",
            "1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7",
            "2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992",
            "d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435");
  }

  /** The signatures of 64 KiB and of 1 KiB of the letter a, of the last chunk, of the trailer. */
  private static List<String> chain(SignedRequest request, boolean trailer) {
    assertThat(outcome(sigV4(), request)).isInstanceOf(Authentication.class);
    Authentication authentication = (Authentication) outcome(sigV4(), request);
    Chunked seal = (Chunked) authentication.seal();
    assertThat(seal.trailer()).isEqualTo(trailer);
    ChunkSignatures signatures = seal.signatures().orElseThrow();
    String first = signatures.ofChunk(signatures.seed(), Hashes.sha256("a".repeat(65_536)));
    String second = signatures.ofChunk(first, Hashes.sha256("a".repeat(1024)));
    String last = signatures.ofChunk(second, Hashes.sha256(""));
    String ofTrailer =
        signatures.ofTrailer(last, Hashes.sha256("x-amz-checksum-crc32c:sOO8/Q==\n"));
    return trailer ? List.of(first, second, last, ofTrailer) : List.of(first, second, last);
  }
}
