package dev.bqt.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.compiler.option.LoadOption;
import dev.bqt.compiler.option.LoadOptions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The table against the fields of {@code JobConfigurationLoad}, as Google's own client for the REST
 * interface had them in revision 20260612.
 */
class LoadOptionsTest {

  private static final Set<String> REST_FIELDS =
      Set.of(
          "allowJaggedRows",
          "allowQuotedNewlines",
          "autodetect",
          "clustering",
          "columnNameCharacterMap",
          "connectionProperties",
          "copyFilesOnly",
          "createDisposition",
          "createSession",
          "dateFormat",
          "datetimeFormat",
          "decimalTargetTypes",
          "destinationEncryptionConfiguration",
          "destinationTable",
          "destinationTableProperties",
          "encoding",
          "fieldDelimiter",
          "fileSetSpecType",
          "hivePartitioningOptions",
          "ignoreUnknownValues",
          "jsonExtension",
          "maxBadRecords",
          "nullMarker",
          "nullMarkers",
          "parquetOptions",
          "preserveAsciiControlCharacters",
          "projectionFields",
          "quote",
          "rangePartitioning",
          "referenceFileSchemaUri",
          "schema",
          "schemaInline",
          "schemaInlineFormat",
          "schemaUpdateOptions",
          "skipLeadingRows",
          "sourceColumnMatch",
          "sourceFormat",
          "sourceUris",
          "timeFormat",
          "timePartitioning",
          "timeZone",
          "timestampFormat",
          "timestampTargetPrecision",
          "useAvroLogicalTypes",
          "writeDisposition");

  private static final Set<String> STATED_OTHERWISE =
      Set.of("sourceFormat", "sourceUris", "destinationTable");

  @Test
  void knowsEachFieldThatIsNotStatedOtherwise() {
    Set<String> known = new TreeSet<>();
    for (LoadOption option : LoadOptions.OF_LOAD.all()) {
      known.add(camel(option.path().get(0)));
    }
    Set<String> expected = new TreeSet<>(REST_FIELDS);
    expected.removeAll(STATED_OTHERWISE);

    assertThat(known).isEqualTo(expected);
  }

  @Test
  void namesAreInSnakeCase() {
    List<String> names = LoadOptions.OF_LOAD.names();

    assertThat(names).isNotEmpty().allMatch(name -> name.matches("[a-z]+(_[a-z]+)*"));
  }

  private static String camel(String pascal) {
    return Character.toLowerCase(pascal.charAt(0)) + pascal.substring(1);
  }
}
