package io.sluice.indexer.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Pieces of text, as HTML that is harmless. */
public interface SnippetContract extends IndexUnderTest {

  private List<String> snippets(String text, int most) {
    return ask(Question.of(text).snippets(most)).hits().getFirst().snippets();
  }

  @Test
  default void whatWasFoundIsMarked() {
    put(Sample.of("b", "1", "The quick brown fox jumps. The lazy dog sleeps.").language("en"));
    assertThat(snippets("fox", 1)).hasSize(1);
    assertThat(snippets("fox", 1).getFirst()).contains("brown <mark>fox</mark> jumps");
    assertThat(snippets("jump", 1).getFirst()).contains("<mark>jumps</mark>");
    assertThat(snippets("jum*", 1).getFirst()).contains("<mark>jumps</mark>");
    assertThat(String.join(" ", snippets("\"lazy dog\"", 1)))
        .containsAnyOf("<mark>lazy</mark> <mark>dog</mark>", "<mark>lazy dog</mark>");
    assertThat(snippets("fox -cat", 1).getFirst()).contains("<mark>fox</mark>");
    assertThat(snippets("fox", 0)).isEmpty();
    assertThat(snippets("", 3)).isEmpty();
    assertThat(snippets("type:text", 3)).isEmpty();
  }

  @Test
  default void formsOfAWordAreMarked() {
    put(
        Sample.of("b", "1", "Wir wohnen in der Bahnhofstraße. Die Haftpflichtversicherung zahlt.")
            .language("de"));
    assertThat(snippets("Bahnhofstrasse", 1).getFirst()).contains("<mark>Bahnhofstraße</mark>");
    assertThat(snippets("Versicherung", 1).getFirst())
        .contains("<mark>Haftpflichtversicherung</mark>");
  }

  @Test
  default void everythingElseIsEscaped() {
    put(
        Sample.of(
            "b",
            "1",
            "before <script>alert('x & \"y\"')</script> <mark>word</mark> after\u0000\u001b[1m"));
    String snippet = snippets("word", 1).getFirst();
    assertThat(snippet)
        .contains("&lt;script&gt;", "&amp;", "&lt;mark&gt;<mark>word</mark>&lt;/mark&gt;")
        .doesNotContain("<script", "\u0000", "\u001b");
    assertThat(snippet.replace("<mark>", "").replace("</mark>", "")).doesNotContain("<", ">", "\"");
    String marked = snippets("script", 1).getFirst();
    assertThat(marked).contains("&lt;<mark>script</mark>&gt;");
  }

  @Test
  default void thereAreNoMoreThanAskedForAndNoneIsLong() {
    put(
        Sample.of(
            "b", "1", "A long sentence of filler that goes on and on. The word. ".repeat(500)));
    List<String> snippets = snippets("word", 3);
    assertThat(snippets).hasSize(3).allSatisfy(s -> assertThat(s).contains("<mark>word</mark>"));
    put(Sample.of("b", "2", "x".repeat(5_000) + " unbroken " + "y".repeat(5_000)));
    assertThat(snippets("unbroken", 1))
        .allSatisfy(s -> assertThat(s.length()).isLessThan(1_000))
        .hasSize(1);
  }

  @Test
  default void whatIsFoundByItsNameOnlyHasNone() {
    put(Sample.of("b", "budget.txt", "something else"));
    assertThat(snippets("budget", 2)).isEmpty();
  }

  @Test
  default void charactersOfTwoHalvesStayWhole() {
    put(Sample.of("b", "1", "😀".repeat(400) + " word " + "😀".repeat(400)));
    String snippet = snippets("word", 1).getFirst();
    assertThat(snippet).contains("<mark>word</mark>");
    assertThat(
            new String(
                snippet.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(snippet);
  }
}
