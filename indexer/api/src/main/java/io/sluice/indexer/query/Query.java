package io.sluice.indexer.query;

import java.time.Instant;
import java.util.List;

/** What somebody looks for. */
public sealed interface Query {

  /** Everything. */
  record All() implements Query {}

  /** Objects that match all of these. */
  record And(List<Query> all) implements Query {
    public And {
      all = List.copyOf(all);
    }
  }

  /** Objects that match any of these. */
  record Or(List<Query> any) implements Query {
    public Or {
      any = List.copyOf(any);
    }
  }

  /** Objects that do not match. */
  record Not(Query none) implements Query {}

  /** A word in the text, the name, the path, the title, or what was written on the object. */
  record Word(String text) implements Query {}

  /** Words that follow each other in one of these places. */
  record Phrase(String text) implements Query {}

  /** The beginning of a word in one of these places. */
  record Prefix(String text) implements Query {}

  /** A word in one field only; {@code prefix} where it is only the beginning, or of a path. */
  record In(TextField field, String text, boolean prefix) implements Query {}

  /** A size in bytes, both ends included. */
  record Size(long least, long most) implements Query {}

  /** A time of the last change: from, included, until, excluded. */
  record Modified(Instant from, Instant until) implements Query {}

  /** Fields that can be asked for by name. */
  enum TextField {
    /** The file's name, or a part of it. */
    NAME("name"),
    /**
     * A kind of document as in {@link io.sluice.indexer.Facet#TYPE}, an ending, or a content type.
     */
    TYPE("type"),
    BUCKET("bucket"),
    /** {@code key} or {@code key=value}. */
    TAG("tag"),
    OWNER("owner"),
    LANG("lang"),
    /** The beginning of the key, or a folder anywhere in it. */
    PATH("path");

    private final String text;

    TextField(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }
}
