package io.sluice.gateway.s3.operation;

import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.error.S3Failure;
import io.sluice.spi.UploadRef;

/** Which upload, and which part of it. */
final class PartParams {
  static final int NUMBER_MAX = 10_000;

  private PartParams() {}

  static UploadRef upload(S3Request request) {
    String id = request.query().text("uploadId");
    if (id.isEmpty()) {
      throw S3ErrorCode.NO_SUCH_UPLOAD.failure();
    }
    return new UploadRef(request.ref(), id);
  }

  static int number(S3Request request) {
    return number(request.query().text("partNumber"));
  }

  static int number(String text) {
    int number = parse(text);
    if (number < 1 || number > NUMBER_MAX) {
      throw S3Failure.argument("partNumber", text, "Part numbers go from 1 to 10000.");
    }
    return number;
  }

  private static int parse(String text) {
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && text.length() <= 6 ? Integer.parseInt(text) : -1;
  }
}
