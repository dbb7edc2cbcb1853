package dev.bqt.runtime.route.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableNamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"t", "T_1", "a-b", "Größe", "日本", "e\u0301", "a‿b", "with space", "1"})
  void tables(String table) {
    assertThat(TableNames.problemWith("ds", table)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " t", "t ", "a.b", "a$b", "a/b", "a;b", "a`b", "a\nb", "a'b", "a*", "😀"})
  void noTables(String table) {
    assertThat(TableNames.problemWith("ds", table)).contains("illegal table name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a-b", "a.b", "größe", "a b", "a\nb"})
  void noDatasets(String dataset) {
    assertThat(TableNames.problemWith(dataset, "t")).contains("illegal dataset name");
  }

  @Test
  void lengthCountsInBytes() {
    assertThat(TableNames.problemWith("d".repeat(1024), "ö".repeat(512))).isEmpty();
    assertThat(TableNames.problemWith("ds", "ö".repeat(513))).contains("1,024 bytes");
    assertThat(TableNames.problemWith("d".repeat(1025), "t")).contains("illegal dataset name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"p", "my-project", "p1", "example.com:p"})
  void projects(String project) {
    assertThat(TableNames.problemWithProject(project)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P", "1p", "p-", "a b", "a_b", ":p", "example.com:", "a/b"})
  void noProjects(String project) {
    assertThat(TableNames.problemWithProject(project)).contains("illegal project");
  }
}
