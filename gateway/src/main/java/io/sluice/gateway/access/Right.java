package io.sluice.gateway.access;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a grant gives under its prefix. None includes another but {@link #MANAGE}, which has all.
 */
public enum Right {
  /** Get, head, attributes and tags of objects, and listing. */
  @JsonProperty("read")
  READ,
  /** Put, delete, uploads, targets of copies, and tags of objects; without READ, a drop box. */
  @JsonProperty("write")
  WRITE,
  /** Both, and the grants under the prefix; with an empty prefix, the bucket and its settings. */
  @JsonProperty("manage")
  MANAGE
}
