package io.sluice.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3CrtAsyncClientBuilder;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.transfer.s3.S3TransferManager;

/** The AWS SDK for Java in its kinds, upon a tree of files. */
@Tag("clients")
class JavaSdkTest {
  private static final int PART_BYTES = 5 << 20;
  private static final byte[] LARGE = noise(18_000_001);

  @RegisterExtension static final Gateway GATEWAY = new Gateway(Map.of("storage.type", "posix"));

  @TempDir Path folder;
  private final String bucket = GATEWAY.bucket();

  private static byte[] noise(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  /** The kinds of asynchronous client: one sends whole objects, two send parts by themselves. */
  enum Kind {
    NETTY,
    NETTY_IN_PARTS,
    CRT;

    S3AsyncClient client() {
      return switch (this) {
        case NETTY -> GATEWAY.client(S3AsyncClient.builder()).build();
        case NETTY_IN_PARTS ->
            GATEWAY
                .client(S3AsyncClient.builder())
                .multipartEnabled(true)
                .multipartConfiguration(c -> c.minimumPartSizeInBytes((long) PART_BYTES))
                .build();
        case CRT -> crt().build();
      };
    }

    private static S3CrtAsyncClientBuilder crt() {
      return S3AsyncClient.crtBuilder()
          .endpointOverride(GATEWAY.endpoint())
          .region(Region.US_EAST_1)
          .credentialsProvider(Gateway.credentials())
          .minimumPartSizeInBytes((long) PART_BYTES)
          .forcePathStyle(true);
    }
  }

  @Test
  void synchronous() throws IOException {
    Path source = Files.write(folder.resolve("source"), LARGE);
    GATEWAY.s3().putObject(r -> r.bucket(bucket).key("a ü+%"), RequestBody.fromFile(source));
    Path target = folder.resolve("target");
    GATEWAY
        .s3()
        .getObject(
            r -> r.bucket(bucket).key("a ü+%").checksumMode(ChecksumMode.ENABLED),
            ResponseTransformer.toFile(target));
    assertThat(target).hasBinaryContent(LARGE);
  }

  @ParameterizedTest
  @EnumSource
  void asynchronous(Kind kind) {
    try (S3AsyncClient s3 = kind.client()) {
      s3.putObject(r -> r.bucket(bucket).key("large"), AsyncRequestBody.fromBytes(LARGE)).join();
      byte[] got =
          s3.getObject(r -> r.bucket(bucket).key("large"), AsyncResponseTransformer.toBytes())
              .join()
              .asByteArrayUnsafe();
      assertThat(got).isEqualTo(LARGE);
      s3.copyObject(r ->
              r.sourceBucket(bucket)
                  .sourceKey("large")
                  .destinationBucket(bucket)
                  .destinationKey("copied"))
          .join();
      assertThat(s3.headObject(r -> r.bucket(bucket).key("copied")).join().contentLength())
          .isEqualTo(LARGE.length);
    }
  }

  @ParameterizedTest
  @EnumSource
  void transferManager(Kind kind) throws IOException {
    Path tree = Files.createDirectories(folder.resolve("tree/deep"));
    Files.write(tree.resolve("large"), LARGE);
    Files.writeString(tree.resolveSibling("ü"), "text");
    try (S3AsyncClient s3 = kind.client();
        S3TransferManager manager = S3TransferManager.builder().s3Client(s3).build()) {
      assertThat(
              manager
                  .uploadDirectory(r -> r.bucket(bucket).source(folder.resolve("tree")))
                  .completionFuture()
                  .join()
                  .failedTransfers())
          .isEmpty();
      Path back = folder.resolve("back");
      assertThat(
              manager
                  .downloadDirectory(r -> r.bucket(bucket).destination(back))
                  .completionFuture()
                  .join()
                  .failedTransfers())
          .isEmpty();
      assertThat(names(back)).containsExactlyInAnyOrder("deep/large", "ü");
      assertThat(back.resolve("deep/large")).hasBinaryContent(LARGE);
    }
  }

  private static Stream<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .toList()
          .stream();
    }
  }
}
