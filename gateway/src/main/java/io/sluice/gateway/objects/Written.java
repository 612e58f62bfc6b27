package io.sluice.gateway.objects;

import io.sluice.gateway.auth.Principal;
import io.sluice.spi.ObjectMetadata;
import java.util.Map;

/** Who wrote an object, as it is kept with it. The operator's own are those that say nothing. */
public final class Written {
  static final String ANNOTATION = "writer";

  private Written() {}

  static Map<String, String> by(Principal who) {
    return who.root() ? Map.of() : Map.of(ANNOTATION, who.id());
  }

  /** The id of the writer; of what others put into the storage, the operator's. */
  public static String of(ObjectMetadata metadata) {
    return metadata.annotations().getOrDefault(ANNOTATION, Principal.ROOT_ID);
  }
}
