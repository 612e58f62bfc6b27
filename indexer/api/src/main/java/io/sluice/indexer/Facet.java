package io.sluice.indexer;

/** What hits can be counted by, and chosen from. */
public enum Facet {
  /** Kind of document: {@code pdf}, {@code text}, {@code image}, ...; a small fixed set. */
  TYPE("type"),
  LANGUAGE("language"),
  BUCKET("bucket"),
  /** The year of the last change, four digits. */
  YEAR("year"),
  /**
   * {@code tiny} below 10 KiB, {@code small} 1 MiB, {@code medium} 100 MiB, {@code large} 1 GiB,
   * {@code huge}.
   */
  SIZE("size"),
  OWNER("owner"),
  /** {@code key=value}. */
  TAG("tag"),
  VERDICT("verdict");

  private final String text;

  Facet(String text) {
    this.text = text;
  }

  /** As it is called in requests and answers. */
  public String text() {
    return text;
  }
}
