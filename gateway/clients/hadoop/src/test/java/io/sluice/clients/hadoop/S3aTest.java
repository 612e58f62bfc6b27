package io.sluice.clients.hadoop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hadoop's S3A, as Spark and its like use it, against the gateway that was built. */
@Tag("clients")
class S3aTest {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          "message run { required int64 number; required double energy; required binary name; }");
  private static final int ROWS = 200_000;

  @TempDir static java.nio.file.Path data;
  private static Sluice sluice;
  private static FileSystem files;

  @BeforeAll
  static void serve() throws Exception {
    sluice = Sluice.serve(data);
    files = FileSystem.newInstance(new Path("s3a://lake/").toUri(), configuration());
  }

  @AfterAll
  static void end() throws Exception {
    files.close();
    sluice.stop();
  }

  /** What Hadoop's documents tell of a store that is not AWS's. */
  private static Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.set("fs.s3a.endpoint", sluice.url());
    configuration.set("fs.s3a.endpoint.region", "us-east-1");
    configuration.set("fs.s3a.path.style.access", "true");
    configuration.set("fs.s3a.connection.ssl.enabled", "false");
    configuration.set("fs.s3a.access.key", Sluice.ACCESS_KEY);
    configuration.set("fs.s3a.secret.key", Sluice.SECRET_KEY);
    configuration.set("fs.s3a.multipart.size", "5M");
    configuration.set("fs.s3a.fast.upload.buffer", "bytebuffer");
    configuration.set("fs.s3a.attempts.maximum", "1");
    return configuration;
  }

  private static Path folder() {
    return new Path("s3a://lake/" + UUID.randomUUID());
  }

  @Test
  void parquetIsWrittenAndReadAgain() throws IOException {
    Path file = new Path(folder(), "runs.parquet");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(file)
            .withType(SCHEMA)
            .withConf(configuration())
            .withRowGroupSize(1L << 20)
            .build()) {
      SimpleGroupFactory factory = new SimpleGroupFactory(SCHEMA);
      for (long i = 0; i < ROWS; i++) {
        writer.write(
            factory
                .newGroup()
                .append("number", i)
                .append("energy", i / 7.0)
                .append("name", "ü" + i));
      }
    }
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), file).withConf(configuration()).build()) {
      for (long i = 0; i < ROWS; i++) {
        Group row = reader.read();
        assertThat(row.getLong("number", 0)).isEqualTo(i);
        assertThat(row.getString("name", 0)).isEqualTo("ü" + i);
      }
      assertThat(reader.read()).isNull();
    }
  }

  @Test
  void aFileInPartsCanBeReadAnywhere() throws IOException {
    Path file = new Path(folder(), "large");
    byte[] bytes = new byte[17_000_001];
    new Random(1).nextBytes(bytes);
    try (OutputStream out = files.create(file)) {
      out.write(bytes);
    }
    assertThat(files.getFileStatus(file).getLen()).isEqualTo(bytes.length);
    try (FSDataInputStream in = files.open(file)) {
      for (int at : new int[] {16_999_990, 0, 5 << 20, 12_345_678}) {
        byte[] some = new byte[10];
        in.readFully(at, some);
        assertThat(some).isEqualTo(Arrays.copyOfRange(bytes, at, at + 10));
      }
    }
  }

  /** How the usual committer publishes: write below a temporary name, then rename the folder. */
  @Test
  void foldersAreRenamedListedAndDeleted() throws IOException {
    Path folder = folder();
    for (int i = 0; i < 20; i++) {
      try (OutputStream out = files.create(new Path(folder, "_temporary/0/part-" + i))) {
        out.write(i);
      }
    }
    assertThat(files.rename(new Path(folder, "_temporary/0"), new Path(folder, "final"))).isTrue();
    FileStatus[] listed = files.listStatus(new Path(folder, "final"));
    assertThat(Arrays.stream(listed).map(status -> status.getPath().getName()).toList())
        .hasSize(20)
        .contains("part-0", "part-19");
    assertThat(files.exists(new Path(folder, "_temporary/0/part-3"))).isFalse();
    assertThat(files.delete(folder, true)).isTrue();
    assertThat(List.of(files.globStatus(new Path(folder, "*")))).isEmpty();
  }

  @Test
  void anEmptyFolderIsKeptAsAMarker() throws IOException {
    Path folder = folder();
    assertThat(files.mkdirs(folder)).isTrue();
    assertThat(files.getFileStatus(folder).isDirectory()).isTrue();
    assertThat(files.listStatus(folder)).isEmpty();
  }
}
