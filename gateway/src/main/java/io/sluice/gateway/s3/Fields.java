package io.sluice.gateway.s3;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;

/** Header lines of an answer, in their order. */
public final class Fields {
  private final List<CharSequence> lines = new ArrayList<>(16);

  public Fields add(CharSequence name, CharSequence value) {
    lines.add(name);
    lines.add(value);
    return this;
  }

  void copyTo(MultiMap headers) {
    for (int i = 0; i < lines.size(); i += 2) {
      headers.set(lines.get(i), lines.get(i + 1));
    }
  }
}
