package io.sluice.indexer.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fields that are asked for by name. */
public interface FieldContract extends IndexUnderTest {

  @Test
  default void names() {
    put(Sample.of("b", "x/annual report.txt", "budget"), Sample.of("b", "budget.txt", "annual"));
    assertThat(find("name:annual")).containsExactly("x/annual report.txt");
    assertThat(find("name:\"annual report\"")).containsExactly("x/annual report.txt");
    assertThat(find("name:\"report annual\"")).isEmpty();
    assertThat(find("name:budg*")).containsExactly("budget.txt");
    assertThat(find("name:\"annual rep\"*")).containsExactly("x/annual report.txt");
    assertThat(find("-name:budget")).containsExactly("x/annual report.txt");
  }

  @Test
  default void types() {
    put(
        Sample.of("b", "a.PDF", "").about("application/pdf", "anna", "clean"),
        Sample.of("b", "b.jpeg", "").about("image/jpeg", "anna", "clean"),
        Sample.of("b", "c", "").about("text/plain", "anna", "clean"));
    assertThat(find("type:pdf")).containsExactly("a.PDF");
    assertThat(find("type:PDF")).containsExactly("a.PDF");
    assertThat(find("type:image")).containsExactly("b.jpeg");
    assertThat(find("type:image/jpeg")).containsExactly("b.jpeg");
    assertThat(find("type:image/*")).containsExactly("b.jpeg");
    assertThat(find("type:jpeg")).containsExactly("b.jpeg");
    assertThat(find("type:text")).containsExactly("c");
    assertThat(find("-type:pdf -type:text")).containsExactly("b.jpeg");
  }

  @Test
  default void sizes() {
    put(
        Sample.of("b", "0", "").size(0),
        Sample.of("b", "10", "").size(10_000_000),
        Sample.of("b", "11", "").size(10_000_001),
        Sample.of("b", "max", "").size(Long.MAX_VALUE));
    assertThat(find("size>10MB")).containsExactlyInAnyOrder("11", "max");
    assertThat(find("size>=10MB")).containsExactlyInAnyOrder("10", "11", "max");
    assertThat(find("size<1")).containsExactly("0");
    assertThat(find("size:5..10MB")).containsExactly("10");
    assertThat(find("-size:0")).hasSize(3);
  }

  @Test
  default void times() {
    put(
        Sample.of("b", "old", "").modified("1969-07-20T20:17:40Z"),
        Sample.of("b", "last", "").modified("2024-12-31T23:59:59.999999999Z"),
        Sample.of("b", "first", "").modified("2025-01-01T00:00:00Z"));
    assertThat(find("modified:2024")).containsExactly("last");
    assertThat(find("modified:2024..2025")).containsExactlyInAnyOrder("last", "first");
    assertThat(find("modified>2024")).containsExactly("first");
    assertThat(find("modified<2024")).containsExactly("old");
    assertThat(find("modified:2025-01-01")).containsExactly("first");
    assertThat(find("modified>=1900")).hasSize(3);
  }

  @Test
  default void bucketsOwnersLanguages() {
    put(
        Sample.of("north", "1", "").language("de"),
        Sample.of("south", "2", "").about("text/plain", "Ben", "clean").language("en"));
    assertThat(find("bucket:north")).containsExactly("1");
    assertThat(find("bucket:so*")).containsExactly("2");
    assertThat(find("bucket:nor")).isEmpty();
    assertThat(find("owner:Ben")).containsExactly("2");
    assertThat(find("lang:de")).containsExactly("1");
    assertThat(find("lang:DE OR lang:en")).hasSize(2);
    assertThat(find("lang:de bucket:south")).isEmpty();
  }

  @Test
  default void tags() {
    put(
        Sample.of("b", "1", "").tags(Map.of("Project", "Alpha Beta", "year", "2024")),
        Sample.of("b", "2", "").tags(Map.of("project", "gamma")));
    assertThat(find("tag:project")).containsExactlyInAnyOrder("1", "2");
    assertThat(find("tag:project=gamma")).containsExactly("2");
    assertThat(find("tag:\"project=alpha beta\"")).containsExactly("1");
    assertThat(find("tag:project=al*")).containsExactly("1");
    assertThat(find("tag:alpha")).isEmpty();
  }

  @Test
  default void paths() {
    put(
        Sample.of("b", "2024/reports/may/x.txt", ""),
        Sample.of("b", "archive/2024/reports/y.txt", ""),
        Sample.of("b", "reports.txt", ""));
    assertThat(find("path:2024/rep")).containsExactly("2024/reports/may/x.txt");
    assertThat(find("path:2024/reports"))
        .containsExactlyInAnyOrder("2024/reports/may/x.txt", "archive/2024/reports/y.txt");
    assertThat(find("path:REPORTS"))
        .containsExactlyInAnyOrder("2024/reports/may/x.txt", "archive/2024/reports/y.txt");
    assertThat(find("path:/archive/")).containsExactly("archive/2024/reports/y.txt");
    assertThat(find("path:may/")).containsExactly("2024/reports/may/x.txt");
    assertThat(find("path:y.txt")).isEmpty();
    assertThat(find("path:rep*")).hasSize(3);
  }
}
