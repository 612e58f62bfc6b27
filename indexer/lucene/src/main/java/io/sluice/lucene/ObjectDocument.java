package io.sluice.lucene;

import io.sluice.indexer.DocumentKind;
import io.sluice.indexer.Facet;
import io.sluice.indexer.FacetValues;
import io.sluice.indexer.IndexedObject;
import io.sluice.lucene.analysis.Analysis;
import io.sluice.lucene.analysis.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;

/** Makes of an object what Lucene keeps, as {@link Fields} says. For the one thread that writes. */
final class ObjectDocument {
  private static final int ENDING_MAX = 16;

  /** Terms whose number and places do not count. */
  private static final FieldType TERMS = terms();

  private final Analysis analysis;
  private final int textCharacters;

  /**
   * A maker.
   *
   * @param textCharacters how much of a text is kept to show pieces of it
   */
  ObjectDocument(Analysis analysis, int textCharacters) {
    this.analysis = analysis;
    this.textCharacters = textCharacters;
  }

  private static FieldType terms() {
    FieldType type = new FieldType();
    type.setOmitNorms(true);
    type.setIndexOptions(IndexOptions.DOCS);
    type.setTokenized(true);
    type.freeze();
    return type;
  }

  Document of(IndexedObject object) {
    Document document = new Document();
    place(document, object);
    facets(document, object);
    document.add(new LongField(Fields.SIZE, object.size(), Store.NO));
    document.add(new LongField(Fields.MODIFIED, object.modified().toEpochMilli(), Store.NO));
    document.add(
        new SortedDocValuesField(Fields.NAME_ORDER, Fields.term(Analysis.folded(object.name()))));
    document.add(new BinaryDocValuesField(Fields.ENTRY, StoredEntry.of(object)));
    document.add(new StoredField(Fields.OBJECT, StoredObject.of(object)));
    words(document, object);
    return document;
  }

  private static void place(Document document, IndexedObject object) {
    String key = object.key();
    document.add(new StringField(Fields.ID, Fields.id(object.bucket(), key), Store.NO));
    document.add(new SortedDocValuesField(Fields.ID, Fields.id(object.bucket(), key)));
    document.add(new StringField(Fields.KEY, key, Store.NO));
    document.add(new StringField(Fields.UNDER, Fields.id(object.bucket(), ""), Store.NO));
    int slash = key.indexOf('/');
    for (int depth = 0; slash >= 0 && depth < Fields.FOLDERS_MAX; depth++) {
      String folder = key.substring(0, slash + 1);
      document.add(new StringField(Fields.UNDER, Fields.id(object.bucket(), folder), Store.NO));
      slash = key.indexOf('/', slash + 1);
    }
    document.add(new TextField(Fields.FOLDERS, new Folders(key)));
  }

  private static void facets(Document document, IndexedObject object) {
    for (Facet facet : Facet.values()) {
      String field = Fields.of(facet);
      for (String value : FacetValues.of(object, facet)) {
        document.add(new StringField(field, Fields.term(value), Store.NO));
        document.add(
            facet == Facet.TAG
                ? new SortedSetDocValuesField(field, Fields.term(value))
                : new SortedDocValuesField(field, Fields.term(value)));
      }
    }
    for (String type : types(object)) {
      document.add(new StringField(Fields.TYPE, Fields.term(type), Store.NO));
    }
    object.tags().forEach((key, value) -> tag(document, Analysis.folded(key), value));
  }

  private static void tag(Document document, String key, String value) {
    String both = key + "=" + Analysis.folded(value);
    document.add(new StringField(Fields.TAG, Fields.term(key), Store.NO));
    document.add(new StringField(Fields.TAG, Fields.term(both), Store.NO));
  }

  private static List<String> types(IndexedObject object) {
    List<String> types = new ArrayList<>();
    types.add(DocumentKind.of(object.contentType()).text());
    types.add(object.contentType().toLowerCase(Locale.ROOT));
    String name = object.name();
    String ending = name.substring(name.lastIndexOf('.') + 1);
    if (ending.length() < name.length() && ending.length() <= ENDING_MAX) {
      types.add(ending.toLowerCase(Locale.ROOT));
    }
    return types;
  }

  /** In this order: the last two have what was recorded of those before. */
  private void words(Document document, IndexedObject object) {
    Vocabulary vocabulary = new Vocabulary();
    Optional<String> unknown = Optional.empty();
    document.add(text(Fields.NAME, Names.words(object.name()), unknown, vocabulary));
    document.add(text(Fields.TITLE, object.title(), unknown, vocabulary));
    document.add(text(Fields.ABOUT, about(object), unknown, vocabulary));
    if (object.content().isPresent()) {
      String content = object.content().get();
      document.add(text(Fields.CONTENT, content, object.language(), vocabulary));
      document.add(new StoredField(Fields.TEXT, beginning(content)));
    }
    document.add(new Field(Fields.BEGINNING, vocabulary.beginnings(), TERMS));
    document.add(new Field(Fields.PART, vocabulary.parts(), TERMS));
  }

  private Field text(String field, String text, Optional<String> language, Vocabulary vocabulary) {
    TokenStream words = analysis.document(field, text, language, vocabulary);
    return new TextField(field, words);
  }

  private static String about(IndexedObject object) {
    String key = object.key();
    StringBuilder about =
        new StringBuilder(Names.words(key.substring(0, key.lastIndexOf('/') + 1)));
    object.tags().forEach((name, value) -> line(about, name, value));
    object.user().forEach((name, value) -> line(about, name, value));
    return about.toString();
  }

  private static void line(StringBuilder about, String name, String value) {
    about.append('\n').append(name).append(' ').append(value);
  }

  private String beginning(String content) {
    if (content.length() <= textCharacters) {
      return content;
    }
    boolean split = Character.isHighSurrogate(content.charAt(textCharacters - 1));
    return content.substring(0, split ? textCharacters - 1 : textCharacters);
  }
}
