package io.sluice.gateway.app;

import io.sluice.gateway.config.StorageConfig;

/** What the operator is told once Sluice serves. The root key is shown only when it was made. */
final class Banner {

  private Banner() {}

  static String of(Sluice sluice, StorageConfig storage) {
    StringBuilder text = new StringBuilder("Sluice serves\n");
    line(text, "S3", sluice.s3().url());
    line(text, "web", sluice.web().url());
    line(text, "management", sluice.management().url());
    line(text, "data", place(storage));
    sluice.details().forEach(detail -> detail(text, detail));
    if (sluice.rootKey().made()) {
      line(text, "access key", sluice.rootKey().accessKey());
      line(text, "secret key", sluice.rootKey().secretKey().reveal());
      line(text, "", "(made now, shown once, kept in " + storage.data().resolve("root-key") + ")");
    }
    if (sluice.masterKey().made()) {
      line(text, "master key", sluice.masterKey().file() + " (made now: back this up)");
    }
    return text.toString();
  }

  /** A line that begins with its own name. */
  private static void detail(StringBuilder text, String detail) {
    int colon = detail.indexOf(':');
    line(text, detail.substring(0, colon), detail.substring(colon + 1).strip());
  }

  private static String place(StorageConfig storage) {
    String root = storage.settings().get("root");
    if (storage.isEmbedded()) {
      return "plain files in " + storage.data().resolve("buckets");
    }
    return root == null ? "storage.type " + storage.type() : root;
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("  ").append(name);
    text.repeat(' ', Math.max(1, 12 - name.length())).append(value).append('\n');
  }
}
