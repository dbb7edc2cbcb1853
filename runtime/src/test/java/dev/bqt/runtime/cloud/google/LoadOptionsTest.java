package dev.bqt.runtime.cloud.google;

import static dev.bqt.runtime.cloud.google.ScriptedWire.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.bigquery.LoadJobConfiguration;
import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.JobName;
import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.cloud.TableName;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadOptionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Every option once, with the format whose files have it, as REST writes it. */
  private static final String ALL =
      """
      {"CSV": {
         "skipLeadingRows": 1, "fieldDelimiter": "\\t", "quote": "'", "encoding": "ISO-8859-1",
         "allowQuotedNewlines": true, "allowJaggedRows": false,
         "preserveAsciiControlCharacters": true, "nullMarker": "NULL", "nullMarkers": ["", "-"],
         "timeZone": "UTC", "dateFormat": "YYYY", "datetimeFormat": "YYYY-MM", "timeFormat": "HH",
         "timestampFormat": "YYYY-MM-DD", "sourceColumnMatch": "NAME"},
       "AVRO": {"useAvroLogicalTypes": true},
       "PARQUET": {
         "parquetOptions": {"enumAsString": true, "enableListInference": true,
                            "mapTargetType": "ARRAY_OF_STRUCT"}},
       "DATASTORE_BACKUP": {"projectionFields": ["a", "b"]},
       "NEWLINE_DELIMITED_JSON": {
         "autodetect": false, "maxBadRecords": 3, "ignoreUnknownValues": true,
         "createDisposition": "CREATE_NEVER", "writeDisposition": "WRITE_TRUNCATE",
         "schemaUpdateOptions": ["ALLOW_FIELD_ADDITION", "ALLOW_FIELD_RELAXATION"],
         "decimalTargetTypes": ["NUMERIC", "STRING"],
         "fileSetSpecType": "FILE_SET_SPEC_TYPE_NEW_LINE_DELIMITED_MANIFEST",
         "columnNameCharacterMap": "V2", "referenceFileSchemaUri": "gs://data/schema",
         "createSession": false, "jobTimeoutMs": "60000", "reservation": "none",
         "connectionProperties": [{"key": "time_zone", "value": "UTC"}],
         "timePartitioning": {"type": "DAY", "field": "at", "expirationMs": "86400000",
                              "requirePartitionFilter": true},
         "rangePartitioning": {"field": "id", "range":
           {"start": "0", "end": "100", "interval": "10"}},
         "clustering": {"fields": ["id", "at"]},
         "destinationEncryptionConfiguration": {"kmsKeyName": "projects/p/keys/k"},
         "hivePartitioningOptions": {"mode": "CUSTOM", "sourceUriPrefix": "gs://data/x",
                                     "requirePartitionFilter": true, "fields": ["at"]},
         "schema": {"fields": [
           {"name": "id", "type": "INTEGER", "mode": "REQUIRED", "description": "its number"},
           {"name": "word", "type": "STRING", "maxLength": "9", "collation": "und:ci",
            "defaultValueExpression": "'-'", "policyTags": {"names": ["tag"]}},
           {"name": "price", "type": "NUMERIC", "precision": "9", "scale": "2"},
           {"name": "at", "type": "TIMESTAMP", "timestampPrecision": "12"},
           {"name": "span", "type": "RANGE", "rangeElementType": {"type": "DATE"}},
           {"name": "tags", "type": "RECORD", "mode": "REPEATED", "fields": [
             {"name": "k", "type": "STRING"}, {"name": "v", "type": "FLOAT"}]}]}}}
      """;

  private final ScriptedWire wire =
      new ScriptedWire().on("POST", "/jobs", error(400, "invalid", "-"));

  @ParameterizedTest
  @CsvSource({"CSV", "AVRO", "PARQUET", "DATASTORE_BACKUP", "NEWLINE_DELIMITED_JSON"})
  void everyOptionGoesOverTheWireAsItIsWritten(String format) throws IOException {
    JsonNode options = JSON.readTree(ALL).get(format);

    JsonNode sent = sent(format, options);

    assertThat(sent.at("/load/sourceFormat").textValue()).isEqualTo(format);
    for (Iterator<String> names = options.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      JsonNode value = sent.has(name) ? sent.get(name) : sent.at("/load/" + name);
      assertThat(value).as(name).isEqualTo(options.get(name));
    }
  }

  @Test
  void theTableAboveMissesNoOption() throws IOException {
    TreeSet<String> tried = new TreeSet<>();
    JSON.readTree(ALL).forEach(options -> options.fieldNames().forEachRemaining(tried::add));

    assertThat(LoadOptions.names()).containsExactlyElementsOf(tried);
  }

  /** What is asked for besides options. */
  private static final Set<String> NO_OPTIONS =
      Set.of("destinationTable", "sourceUris", "formatOptions", "labels");

  @Test
  void theClientKnowsNoOptionThatWeDoNot() {
    assertThat(LoadJobConfiguration.Builder.class.getDeclaredMethods())
        .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
        .extracting(Method::getName)
        .filteredOn(name -> name.startsWith("set"))
        .extracting(name -> Character.toLowerCase(name.charAt(3)) + name.substring(4))
        .filteredOn(name -> !NO_OPTIONS.contains(name))
        .isNotEmpty()
        .isSubsetOf(LoadOptions.names());
  }

  @Test
  void withoutOptionsNothingIsAddedToTheLoad() throws IOException {
    for (String format : List.of("CSV", "ORC", "AVRO")) {
      JsonNode load = sent(format, JSON.createObjectNode()).get("load");
      assertThat(load.fieldNames())
          .toIterable()
          .containsExactlyInAnyOrder("destinationTable", "sourceFormat", "sourceUris");
    }
  }

  @Test
  void typesMayHaveTheirNewNames() throws IOException {
    JsonNode schema =
        JSON.readTree(
            """
            {"schema": {"fields": [
              {"name": "a", "type": "INT64"}, {"name": "b", "type": "BOOL"},
              {"name": "c", "type": "STRUCT", "fields": [{"name": "d", "type": "FLOAT64"}]}]}}
            """);

    assertThat(sent("CSV", schema).at("/load/schema/fields").findValuesAsText("type"))
        .containsExactly("INTEGER", "BOOLEAN", "FLOAT", "RECORD");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          CSV | {"skipLeadingRow": 1}       | skipLeadingRow is not one that can be asked for; these
          CSV | {"sourceUris": ["x"]}       | sourceUris is not one
          CSV | {"jsonExtension": "X"}      | jsonExtension is not one
          CSV | {"skipLeadingRows": "one"}  | skipLeadingRows must be a whole number, not "one"
          CSV | {"skipLeadingRows": -1}     | skipLeadingRows must be a whole number from 0
          CSV | {"skipLeadingRows": 1.5}    | skipLeadingRows must be a whole number, not 1.5
          CSV | {"autodetect": "true"}      | autodetect must be true or false, not "true"
          CSV | {"fieldDelimiter": 9}       | fieldDelimiter must be a text, not 9
          CSV | {"nullMarkers": "x"}        | nullMarkers must be a list, not "x"
          CSV | {"nullMarkers": [1]}        | nullMarkers[0] must be a text, not 1
          CSV | {"writeDisposition": "X"}   | writeDisposition must be one of [WRITE_TRUNCATE
          CSV | {"timePartitioning": {}}    | timePartitioning needs a field type
          CSV | {"timePartitioning": "DAY"} | timePartitioning must be an object of type, field
          CSV | {"clustering": {"x": []}}   | clustering.x is not known; known are fields
          CSV | {"schema": []}              | schema must be an object of fields, not []
          CSV | {"schema": {"fields": [{}]}} | schema.fields[0] needs a field name
          CSV | {"schema": {"fields": [{"name": "a"}]}} | schema.fields[0] needs a field type
          CSV | {"schema": {"fields": [{"name": "a", "type": "X"}]}} | schema.fields[0].type must
          CSV | {"schema": {"fields": [{"name": "a", "type": "RECORD", "fields": []}]}} | schema is
          AVRO | {"quote": 1}               | quote must be a text, not 1
          NEWLINE_DELIMITED_JSON | {"encoding": "UTF-16BE"} | encoding can be asked for of CSV alone
          XML | {}                          | sourceFormat must be one of AVRO, CSV
          """)
  void whatCannotBeCarriedIsRefusedByName(String format, String options, String message)
      throws IOException {
    JsonNode read = JSON.readTree(options);

    CloudFailure failure = GcsObjectStoreTest.failure(() -> sent(format, read));

    assertThat(failure.kind()).isEqualTo(FailureKind.BAD_RULE);
    assertThat(failure).hasMessageStartingWith("Load job load_1 into p.d.t: option " + message);
    assertThat(wire.lines()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          NEWLINE_DELIMITED_JSON | {"skipLeadingRows": 1}
          NEWLINE_DELIMITED_JSON | {"encoding": "UTF-8"}
          AVRO                   | {"encoding": "ISO-8859-1"}
          AVRO                   | {"quote": "x"}
          ORC                    | {"projectionFields": ["a"]}
          PARQUET                | {"allowJaggedRows": true}
          """)
  void optionsOfAnotherFormatAreLeftOut(String format, String options) throws IOException {
    assertThat(sent(format, JSON.readTree(options))).isEqualTo(sent(format, JSON.readTree("{}")));
  }

  @Test
  void whatIsAskedOfAFormatThatIsNotKnownYetIsLetThrough() {
    assertThat(LoadOptions.refused(null, Map.of("encoding", "UTF-16BE", "skipLeadingRows", 1L)))
        .isEmpty();
    assertThat(LoadOptions.refused("NEWLINE_DELIMITED_JSON", Map.of("encoding", "UTF-16BE")))
        .containsOnlyKeys("encoding");
  }

  /** The job's configuration as it was sent. */
  private JsonNode sent(String format, JsonNode options) throws IOException {
    Map<String, Object> values = JSON.convertValue(options, new TypeReference<>() {});
    LoadRequest request =
        new LoadRequest(
            new JobName("p", "EU", "load_1"),
            new TableName("p", "d", "t"),
            List.of("gs://data/a"),
            format,
            values,
            Map.of());
    try {
      wire.cloud().warehouse().submit(request);
    } catch (CloudFailure refused) {
      if (wire.calls().isEmpty()) {
        throw refused;
      }
    }
    List<ScriptedWire.Call> posts =
        wire.calls().stream().filter(call -> call.method().equals("POST")).toList();
    return JSON.readTree(posts.get(posts.size() - 1).body()).get("configuration");
  }
}
