package dev.bqt.compiler.decompile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.compiler.decompile.tree.IngestFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees with any values at all come back, or are told of; none is a fault of ours. */
class RandomTreesTest {

  private static final int TREES = 30;

  private static final List<String> KEYS =
      List.of(
          "sourceFormat",
          "writeDisposition",
          "destinationTable",
          "destinationRegex",
          "dataSourceName",
          "autodetect",
          "schemaUpdateOptions",
          "schema",
          "skipLeadingRows",
          "fieldDelimiter",
          "timePartitioning",
          "rangePartitioning",
          "csvOptions",
          "parquetOptions",
          "hivePartitioningOptions",
          "connectionProperties",
          "labels",
          "field",
          "type",
          "range",
          "start",
          "mode",
          "enumAsString",
          "projectId",
          "datasetId",
          "tableId",
          "key",
          "OPTIONS",
          "RUN",
          "a.b",
          "c`d",
          "x y");

  private static final List<String> TEXTS =
      List.of(
          "CSV",
          "NEWLINE_DELIMITED_JSON",
          "PARQUET",
          "csv",
          "WRITE_APPEND",
          "WRITE_TRUNCATE",
          "WRITE_EMPTY",
          "ALLOW_FIELD_ADDITION",
          "DAY",
          "1",
          "-7",
          "",
          "$table",
          "a.b",
          "with space",
          "${x}",
          "\\\\N",
          "(?P<dataset>a)/(?P<table>b)/",
          "\\u0001",
          "\\n",
          "shop");

  private static final List<String> OTHERS =
      List.of("true", "false", "null", "0", "1", "-3", "2.50", "1E3", "98765432109876543210");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void comeBack(long seed) {
    Random random = new Random(seed);
    int whole = 0;
    for (int i = 0; i < TREES; i++) {
      Map<String, String> files = tree(random);
      Decompilation result = TreeDecompiler.decompile(read(files));
      assertThat(result.faults()).as("%s", files).isEmpty();
      if (!result.hasErrors()) {
        assertThat(TreesComeBackTest.plain(TreesComeBackTest.compiled(result)))
            .as("%s", files)
            .isEqualTo(TreesComeBackTest.plain(files));
        whole++;
      }
    }
    assertThat(whole).isGreaterThan(TREES / 4);
  }

  private static List<IngestFile> read(Map<String, String> files) {
    List<IngestFile> read = new ArrayList<>();
    files.forEach(
        (path, text) -> read.add(IngestFile.of(path, path, text.getBytes(StandardCharsets.UTF_8))));
    return read;
  }

  private static Map<String, String> tree(Random random) {
    Map<String, String> files = new TreeMap<>();
    for (String directory : List.of("", "a/", "a/b/", "c/")) {
      if (random.nextInt(3) > 0) {
        files.put(directory + "_config/load.json", object(random, KEYS, 0, ""));
      }
      if (random.nextInt(3) == 0) {
        String format = "\"sourceFormat\": " + value(random, 3);
        files.put(directory + "_config/external.json", object(random, KEYS, 0, format));
      }
      if (random.nextInt(3) == 0) {
        String sql = random.nextBoolean() ? "" : "SELECT '''${x}''' \\\n FROM temp_ext\n";
        files.put(directory + "_config/bq_transform.sql", sql);
      }
      if (random.nextInt(4) == 0) {
        files.put(directory + "_config/ORDERME", "");
      }
    }
    return files;
  }

  private static String object(Random random, List<String> keys, int depth, String first) {
    Map<String, String> fields = new TreeMap<>();
    for (int i = random.nextInt(4) + (depth == 0 ? 1 : 0); i > 0; i--) {
      fields.put(keys.get(random.nextInt(keys.size())), value(random, depth + 1));
    }
    List<String> pairs = new ArrayList<>();
    if (!first.isEmpty()) {
      fields.remove("sourceFormat");
      pairs.add(first);
    }
    fields.forEach((key, value) -> pairs.add("\"" + key + "\": " + value));
    return "{" + String.join(", ", pairs) + "}";
  }

  private static String value(Random random, int depth) {
    int kind = random.nextInt(depth > 3 ? 3 : 5);
    if (kind == 4) {
      return object(random, KEYS, depth, "");
    } else if (kind == 3) {
      List<String> values = new ArrayList<>();
      for (int i = random.nextInt(3); i > 0; i--) {
        values.add(value(random, depth + 1));
      }
      return "[" + String.join(", ", values) + "]";
    }
    return kind == 2
        ? OTHERS.get(random.nextInt(OTHERS.size()))
        : "\"" + TEXTS.get(random.nextInt(TEXTS.size())) + "\"";
  }
}
