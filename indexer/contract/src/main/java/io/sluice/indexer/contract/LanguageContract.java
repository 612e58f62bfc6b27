package io.sluice.indexer.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Languages: known ones, unknown ones, and questions that do not say which. */
public interface LanguageContract extends IndexUnderTest {

  @Test
  default void germanUmlautsAreFoundInAllSpellings() {
    put(
        Sample.of("b", "sz", "Die Straße ist breit").language("de"),
        Sample.of("b", "ss", "Die Strasse ist breit").language("de"),
        Sample.of("b", "ue", "Herr Mueller").language("de"),
        Sample.of("b", "uml", "Herr Müller").language("de"),
        Sample.of("b", "nfd", "Herr Mu\u0308ller").language("de"));
    assertThat(find("Strasse")).containsExactlyInAnyOrder("sz", "ss");
    assertThat(find("Straße")).containsExactlyInAnyOrder("sz", "ss");
    assertThat(find("STRASSE")).containsExactlyInAnyOrder("sz", "ss");
    assertThat(find("\"die straße\"")).containsExactlyInAnyOrder("sz", "ss");
    assertThat(find("Müller")).containsExactlyInAnyOrder("ue", "uml", "nfd");
    assertThat(find("Mueller")).containsExactlyInAnyOrder("ue", "uml", "nfd");
    assertThat(find("Mu\u0308ller")).containsExactlyInAnyOrder("ue", "uml", "nfd");
    assertThat(find("\"herr müller\"")).containsExactlyInAnyOrder("ue", "uml", "nfd");
    assertThat(find("\"herr mueller\"")).containsExactlyInAnyOrder("ue", "uml", "nfd");
    assertThat(find("name:x OR muller")).containsExactlyInAnyOrder("ue", "uml", "nfd");
  }

  @Test
  default void germanEndingsDoNotCount() {
    put(Sample.of("b", "1", "Viele Versicherungen und Häuser").language("de"));
    assertThat(find("Versicherung")).containsExactly("1");
    assertThat(find("Haus")).containsExactly("1");
    assertThat(find("haeuser")).containsExactly("1");
  }

  @Test
  default void partsOfCompoundsAreFound() {
    put(
        Sample.of("b", "1", "eine Haftpflichtversicherung").language("de"),
        Sample.of("b", "2", "der Versicherungsvertrag").language("de"),
        Sample.of("b", "3", "Donaudampfschifffahrtsgesellschaften").language("de"),
        Sample.of("b", "4", "ein Autor im Portal").language("de"));
    assertThat(find("Haftpflicht")).containsExactly("1");
    assertThat(find("Versicherung")).containsExactlyInAnyOrder("1", "2");
    assertThat(find("Vertrag")).containsExactly("2");
    assertThat(find("Gesellschaft")).containsExactly("3");
    assertThat(find("dampf")).containsExactly("3");
    assertThat(find("Schifffahrt")).containsExactly("3");
    assertThat(find("Auto")).isEmpty();
    assertThat(find("mpfsch")).isEmpty();
  }

  @Test
  default void namesHavePartsInAnyLanguage() {
    put(Sample.of("b", "Haftpflichtversicherung.pdf", "").language("en"));
    assertThat(find("versicherung")).containsExactly("Haftpflichtversicherung.pdf");
  }

  @Test
  default void aWholeWordComesBeforeACompound() {
    put(
        Sample.of("b", "part", "Die Haftpflichtversicherung gilt").language("de"),
        Sample.of("b", "whole", "Die eine Versicherung gilt").language("de"));
    assertThat(find("Versicherung")).containsExactly("whole", "part");
  }

  @Test
  default void englishEndingsDoNotCount() {
    put(Sample.of("b", "1", "The policies were insured").language("en"));
    assertThat(find("policy")).containsExactly("1");
    assertThat(find("insure")).containsExactly("1");
  }

  @Test
  default void otherLanguagesAreFoundByTheirWords() {
    put(
        Sample.of("b", "fr", "Une élève déjà à l'école").language("fr"),
        Sample.of("b", "ru", "Привет, Мир").language("ru"),
        Sample.of("b", "ja", "東京都に住んでいます").language("ja"),
        Sample.of("b", "zh", "我爱北京天安门").language("zh"),
        Sample.of("b", "th", "สวัสดีชาวโลก").language("th"),
        Sample.of("b", "ar", "السلام عليكم").language("ar"),
        Sample.of("b", "pl", "Zażółć gęślą jaźń").language("pl"));
    assertThat(find("eleve ecole")).containsExactly("fr");
    assertThat(find("ÉLÈVE")).containsExactly("fr");
    assertThat(find("привет")).containsExactly("ru");
    assertThat(find("東京")).containsExactly("ja");
    assertThat(find("北京天安门")).containsExactly("zh");
    assertThat(find("北")).containsExactly("zh");
    assertThat(find("京北")).isEmpty();
    assertThat(find("สวัสดี")).containsExactly("th");
    assertThat(find("السلام")).containsExactly("ar");
    assertThat(find("gesla")).containsExactly("pl");
  }

  @Test
  default void whereTheLanguageIsUnknownAllAreTried() {
    put(Sample.of("b", "1", "Versicherungen"), Sample.of("b", "2", "policies"));
    assertThat(find("versicherung")).containsExactly("1");
    assertThat(find("policy")).containsExactly("2");
  }

  @Test
  default void oneQuestionFindsDocumentsOfAllLanguages() {
    put(
        Sample.of("b", "de", "Die Banken").language("de"),
        Sample.of("b", "en", "The bank").language("en"),
        Sample.of("b", "pl", "Ten bank").language("pl"));
    assertThat(find("bank")).containsExactlyInAnyOrder("de", "en", "pl");
  }
}
