package dev.bqt.compiler.option;

import static dev.bqt.compiler.option.OptionType.TEXT;
import static dev.bqt.compiler.option.OptionType.TRUTH;
import static dev.bqt.compiler.option.OptionType.WHOLE;

import java.util.List;
import java.util.Locale;

/**
 * The tables of options of rules about directories: those of {@code load.json}, and the environment
 * of the function, as the source of gcs_event_based_ingest in GoogleCloudPlatform/bigquery-utils
 * reads both.
 */
public final class IngestOptions {

  /** What may stand in OPTIONS of a LOAD: BigQuery's, and one of the function's own. */
  public static final LoadOptions OF_LOAD = ofLoad();

  /** What may stand in DEPLOYMENT; the path of each is the name of the environment variable. */
  public static final LoadOptions OF_DEPLOYMENT = ofDeployment();

  /** Fields of {@code load.json} beside the options: rules say them in other words. */
  public static final List<String> BESIDE_LOAD =
      List.of("sourceFormat", "destinationTable", "destinationRegex", "sourceUris", "labels");

  /** The same of {@code external.json}. */
  public static final List<String> BESIDE_EXTERNAL =
      List.of("sourceFormat", "sourceUris", "bigtableOptions", "googleSheetsOptions", "labels");

  private IngestOptions() {}

  private static LoadOptions ofLoad() {
    LoadOptions table = LoadOptions.empty();
    for (LoadOption each : LoadOptions.OF_LOAD.all()) {
      table.add(each.name(), each.path(), each.type(), each.values(), each.inside());
    }
    return table.add("data_source_name", List.of("dataSourceName"), TEXT, List.of(), null);
  }

  private static LoadOptions ofDeployment() {
    LoadOptions table = LoadOptions.empty();
    for (String name :
        List.of(
            "success_filename",
            "destination_regex",
            "job_prefix",
            "bq_project",
            "bq_storage_project",
            "start_backfill_filename",
            "gcp_project",
            "function_name")) {
      variable(table, name, TEXT);
    }
    for (String name :
        List.of(
            "wait_for_job_seconds",
            "max_batch_bytes",
            "function_timeout_sec",
            "restart_buffer_seconds",
            "max_retries_on_bigquery_error")) {
      variable(table, name, WHOLE);
    }
    for (String name :
        List.of(
            "fail_on_zero_dml_rows_affected",
            "order_per_table",
            "use_error_reporting_api",
            "wait_for_validation")) {
      variable(table, name, TRUTH);
    }
    return table;
  }

  private static void variable(LoadOptions table, String name, OptionType type) {
    table.add(name, List.of(name.toUpperCase(Locale.ROOT)), type, List.of(), null);
  }
}
