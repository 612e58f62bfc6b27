package io.sluice.indexer.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Words, phrases and beginnings, and how they are put together. */
public interface WordContract extends IndexUnderTest {

  @Test
  default void allWordsMustBeFound() {
    put(
        Sample.of("b", "1", "red apple pie"),
        Sample.of("b", "2", "red car"),
        Sample.of("b", "3", "green apple"));
    assertThat(find("red apple")).containsExactly("1");
    assertThat(find("RED")).containsExactlyInAnyOrder("1", "2");
    assertThat(find("car OR green")).containsExactlyInAnyOrder("2", "3");
    assertThat(find("red -car")).containsExactly("1");
    assertThat(find("(car OR pie) red")).containsExactlyInAnyOrder("1", "2");
    assertThat(find("apple -(red OR blue)")).containsExactly("3");
    assertThat(find("nothing")).isEmpty();
  }

  @Test
  default void whatMustNotBeFoundMayBeAll() {
    put(Sample.of("b", "1", "red"), Sample.of("b", "2", "blue"));
    assertThat(find("-red")).containsExactly("2");
    assertThat(find("-red -blue")).isEmpty();
    assertThat(find("red OR -red")).containsExactlyInAnyOrder("1", "2");
    assertThat(find("-(-red)")).containsExactly("1");
    assertThat(find("")).containsExactlyInAnyOrder("1", "2");
  }

  @Test
  default void aPhraseIsInOrder() {
    put(Sample.of("b", "1", "to be or not to be"), Sample.of("b", "2", "be to or, not; be to"));
    assertThat(find("\"to be or\"")).containsExactly("1");
    assertThat(find("\"NOT to be\"")).containsExactly("1");
    assertThat(find("\"or not\"")).containsExactlyInAnyOrder("1", "2");
    assertThat(find("\"be not\"")).isEmpty();
    assertThat(find("-\"to be or\"")).containsExactly("2");
  }

  @Test
  default void aPhraseIsExactWhereAWordIsNot() {
    put(Sample.of("b", "1", "he was running fast").language("en"));
    assertThat(find("runs")).containsExactly("1");
    assertThat(find("\"running fast\"")).containsExactly("1");
    assertThat(find("\"run fast\"")).isEmpty();
  }

  @Test
  default void theBeginningOfAWordFindsIt() {
    put(Sample.of("b", "1", "Haftpflichtversicherung"), Sample.of("b", "2", "Übersicht"));
    for (String begun : new String[] {"h*", "ha*", "haf*", "haft*", "HAFTPFLICHTV*"}) {
      assertThat(find(begun)).as(begun).containsExactly("1");
    }
    assertThat(find("übers*")).containsExactly("2");
    assertThat(find("ub*")).containsExactly("2");
    assertThat(find("x*")).isEmpty();
    assertThat(find("haftx*")).isEmpty();
  }

  @Test
  default void numbersAreWords() {
    put(
        Sample.of("b", "1", "Rechnung 4711 vom 17.05.2024 über 1.234,56 EUR"),
        Sample.of("b", "2", "Rechnung 4712, DIN-A4, IPv6"));
    assertThat(find("4711")).containsExactly("1");
    assertThat(find("1.234,56")).containsExactly("1");
    assertThat(find("17.05.2024")).containsExactly("1");
    assertThat(find("471*")).containsExactlyInAnyOrder("1", "2");
    assertThat(find("din-a4")).containsExactly("2");
    assertThat(find("\"Rechnung 4712\"")).containsExactly("2");
  }

  @Test
  default void aNameIsFoundByItsParts() {
    put(Sample.of("b", "in/report_2024-final.PDF", ""), Sample.of("b", "annualReport17b.docx", ""));
    for (String part : new String[] {"report", "2024", "final", "pdf", "fin*", "report_2024"}) {
      assertThat(find(part)).as(part).contains("in/report_2024-final.PDF");
    }
    assertThat(find("report_2024-final.PDF")).containsExactly("in/report_2024-final.PDF");
    assertThat(find("annual")).containsExactly("annualReport17b.docx");
    assertThat(find("17")).containsExactly("annualReport17b.docx");
    assertThat(find("annualreport17b")).containsExactly("annualReport17b.docx");
  }

  @Test
  default void titlesFoldersTagsAndMetadataAreFound() {
    put(
        Sample.of("b", "minutes/2024/x.txt", "text")
            .title("Council meeting")
            .tags(Map.of("project", "Alpenblick"))
            .user(Map.of("camera", "Leica")));
    for (String word :
        new String[] {
          "minutes", "council", "alpenblick", "leica", "camera", "\"council meeting\""
        }) {
      assertThat(find(word)).as(word).containsExactly("minutes/2024/x.txt");
    }
  }

  @Test
  default void aNameCountsMoreThanText() {
    put(
        Sample.of("b", "notes.txt", "the budget, the budget, the budget of 2024"),
        Sample.of("b", "budget.txt", "notes"),
        Sample.of("b", "titled.txt", "notes").title("The budget"));
    for (int i = 0; i < 20; i++) {
      put(Sample.of("b", "other" + i, "words").title("Minutes " + i));
    }
    assertThat(find("budget").getLast()).isEqualTo("notes.txt");
  }

  @Test
  default void punctuationAloneAsksForNothing() {
    put(Sample.of("b", "1", "C & A"), Sample.of("b", "2", "B"));
    assertThat(find("c & a")).containsExactly("1");
    assertThat(find("&")).isEmpty();
    assertThat(find("b OR &")).containsExactlyInAnyOrder("2");
    assertThat(find("c -&")).containsExactly("1");
  }

  @Test
  default void whatUnicodeKeepsTogetherIsFoundInParts() {
    put(Sample.of("b", "1", "l'avion, company's example.com user_name <tag>value</tag>"));
    for (String word : new String[] {"avion", "company", "example", "name", "value", "company's"}) {
      assertThat(find(word)).as(word).containsExactly("1");
    }
  }
}
