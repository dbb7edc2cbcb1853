package dev.bqt.runtime.cli.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.QueryRows;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same rows in every shape. */
class RowFormatTest {
  private static final QueryRows ROWS =
      new QueryRows(
          List.of(
              new QueryRows.Column("id", "INT64"),
              new QueryRows.Column("name", "STRING"),
              new QueryRows.Column("tags", "ARRAY<STRUCT<k STRING>>")),
          List.of(
              List.of(1L, "日本", List.of(Map.of("k", "v"))),
              Arrays.asList(20L, null, List.of()),
              List.of(300L, "a \"b\",\n\u001b[31m", List.of())));

  @Test
  void tableIsAlignedAndHarmless() {
    assertThat(printed(RowFormat.TABLE))
        .isEqualTo(
            """
             id  name                tags
            ---  ------------------  -----------
              1  日本                [{"k":"v"}]
             20  NULL                []
            300  a "b",\\n\\u001b[31m  []
            (3 rows)
            """);
  }

  @Test
  void jsonKeepsTheOrderOfColumns() {
    assertThat(printed(RowFormat.JSON))
        .isEqualTo(
            """
            [
              {"id":1,"name":"日本","tags":[{"k":"v"}]},
              {"id":20,"name":null,"tags":[]},
              {"id":300,"name":"a \\"b\\",\\n\\u001B[31m","tags":[]}
            ]
            """);
  }

  @Test
  void csvIsAsRfc4180Says() {
    assertThat(printed(RowFormat.CSV))
        .isEqualTo(
            "id,name,tags\r\n"
                + "1,日本,\"[{\"\"k\"\":\"\"v\"\"}]\"\r\n"
                + "20,,[]\r\n"
                + "300,\"a \"\"b\"\",\n\u001b[31m\",[]\r\n");
  }

  @Test
  void noRows() {
    QueryRows none = new QueryRows(List.of(new QueryRows.Column("n", "INT64")), List.of());
    StringWriter text = new StringWriter();
    RowFormat.JSON.print(none, new PrintWriter(text));
    RowFormat.TABLE.print(none, new PrintWriter(text));
    assertThat(text).hasToString("[]\nn\n-\n(0 rows)\n");
  }

  private static String printed(RowFormat format) {
    StringWriter text = new StringWriter();
    format.print(ROWS, new PrintWriter(text));
    return text.toString();
  }
}
