package io.sluice.gateway.s3.operation;

import io.sluice.gateway.objects.Uploads;
import io.sluice.gateway.s3.Fields;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.xml.XmlWriter;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.ChecksumPlan;
import io.sluice.spi.ChecksumType;
import io.sluice.spi.CreateUpload;
import io.sluice.spi.UploadInfo;
import io.vertx.core.Future;
import java.util.Locale;
import java.util.Optional;

/**
 * <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html">CreateMultipartUpload</a>.
 */
public final class CreateMultipartUpload implements Operation {
  /** As AWS does where nothing else is wanted. */
  private static final ChecksumPlan DEFAULT =
      new ChecksumPlan(ChecksumAlgorithm.CRC64NVME, ChecksumType.FULL_OBJECT, false);

  private final Uploads uploads;
  private final MetadataHeaders metadata;

  public CreateMultipartUpload(Uploads uploads, MetadataHeaders metadata) {
    this.uploads = uploads;
    this.metadata = metadata;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    Optional<ChecksumPlan> wanted = plan(request);
    CreateUpload create =
        new CreateUpload(request.ref(), metadata.of(request), Optional.of(wanted.orElse(DEFAULT)));
    return uploads.create(request.principal(), create).map(upload -> reply(upload, wanted));
  }

  private static Optional<ChecksumPlan> plan(S3Request request) {
    Optional<ChecksumType> type = request.header(ChecksumHeaders.TYPE).map(ChecksumHeaders::type);
    Optional<ChecksumAlgorithm> algorithm = ChecksumHeaders.algorithm(request);
    if (algorithm.isEmpty() && type.isPresent()) {
      throw S3ErrorCode.INVALID_REQUEST.failure(
          ChecksumHeaders.TYPE + " needs " + ChecksumHeaders.ALGORITHM + " beside it.");
    }
    return algorithm.map(a -> plan(a, type));
  }

  /** A CRC can be computed for the whole from its parts, a hash cannot; CRC64NVME only that way. */
  private static ChecksumPlan plan(ChecksumAlgorithm algorithm, Optional<ChecksumType> wanted) {
    boolean wholeOnly = algorithm == ChecksumAlgorithm.CRC64NVME;
    ChecksumType type =
        wanted.orElse(wholeOnly ? ChecksumType.FULL_OBJECT : ChecksumType.COMPOSITE);
    boolean possible = type == ChecksumType.COMPOSITE ? !wholeOnly : algorithm.isLinear();
    if (!possible) {
      String name = algorithm.name().toLowerCase(Locale.ROOT);
      throw S3ErrorCode.INVALID_REQUEST.failure(
          "The "
              + type
              + " checksum type cannot be used with the "
              + name
              + " checksum algorithm.");
    }
    return new ChecksumPlan(algorithm, type);
  }

  private static Reply reply(UploadInfo upload, Optional<ChecksumPlan> wanted) {
    Fields fields = new Fields();
    wanted.ifPresent(plan ->
        fields
            .add(ChecksumHeaders.ALGORITHM, plan.algorithm().name())
            .add(ChecksumHeaders.TYPE, plan.type().name()));
    XmlWriter xml =
        XmlWriter.result("InitiateMultipartUploadResult")
            .element("Bucket", upload.ref().object().bucket().value())
            .element("Key", upload.ref().object().key().value())
            .element("UploadId", upload.ref().uploadId());
    return new Reply.Document(200, fields, xml.end());
  }
}
