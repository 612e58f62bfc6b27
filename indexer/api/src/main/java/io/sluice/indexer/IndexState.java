package io.sluice.indexer;

/**
 * How an index is.
 *
 * @param engine name and version
 * @param documents how many objects can be found
 * @param bytes on disk, where it is kept here; else 0
 * @param problem why it cannot be used, for people; empty where it can
 * @param rebuild whether it was just made, or made anew for another schema, so that everything must
 *     be looked at again; until {@link SearchIndex#rebuilt}
 */
public record IndexState(
    String engine, long documents, long bytes, String problem, boolean rebuild) {

  public boolean usable() {
    return problem.isEmpty();
  }
}
