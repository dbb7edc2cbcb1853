package dev.bqt.runtime.cloud.google;

import com.google.cloud.bigquery.CsvOptions;
import com.google.cloud.bigquery.DatastoreBackupOptions;
import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.LoadJobConfiguration;
import com.google.cloud.bigquery.ParquetOptions;
import com.google.cloud.bigquery.TableId;
import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.cloud.TableName;
import java.util.Set;

/** A load that is being filled in: the client keeps what belongs to one format apart. */
final class LoadDraft {
  private static final Set<String> FORMATS =
      Set.of("CSV", "NEWLINE_DELIMITED_JSON", "AVRO", "PARQUET", "ORC", "DATASTORE_BACKUP");

  final LoadJobConfiguration.Builder load;
  private final String format;
  private final CsvOptions.Builder csv = CsvOptions.newBuilder();
  private final ParquetOptions.Builder parquet = ParquetOptions.newBuilder();
  private final DatastoreBackupOptions.Builder backup = DatastoreBackupOptions.newBuilder();
  private boolean parquetTouched;

  LoadDraft(LoadRequest request, String who) {
    format = request.sourceFormat();
    if (!FORMATS.contains(format)) {
      throw new OptionValue(who, "sourceFormat", format)
          .expected("one of " + String.join(", ", FORMATS.stream().sorted().toList()));
    }
    TableName table = request.destination();
    load =
        LoadJobConfiguration.newBuilder(
                TableId.of(table.project(), table.dataset(), table.table()), request.sourceUris())
            .setLabels(request.labels());
  }

  CsvOptions.Builder csv(OptionValue option) {
    only("CSV", option);
    return csv;
  }

  ParquetOptions.Builder parquet(OptionValue option) {
    only("PARQUET", option);
    parquetTouched = true;
    return parquet;
  }

  DatastoreBackupOptions.Builder backup(OptionValue option) {
    only("DATASTORE_BACKUP", option);
    return backup;
  }

  private void only(String wanted, OptionValue option) {
    if (!format.equals(wanted)) {
      throw option.refused("is for " + wanted + ", and these files are " + format);
    }
  }

  LoadJobConfiguration build() {
    return load.setFormatOptions(formatOptions()).build();
  }

  private FormatOptions formatOptions() {
    return switch (format) {
      case "CSV" -> csv.build();
      case "PARQUET" -> parquetTouched ? parquet.build() : FormatOptions.parquet();
      case "DATASTORE_BACKUP" -> backup.build();
      default -> FormatOptions.of(format);
    };
  }
}
