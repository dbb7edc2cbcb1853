package dev.bqt.compiler.ingest;

import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of a rule about a directory, in up to three parts. A part that is written as {@code
 * $dataset} or {@code $table} comes from the group of the destination's pattern: it is null.
 *
 * @param project null if none was written
 * @param dataset null if the group gives it, or if none was written
 * @param table null if the group gives it
 * @param written all of it as it stands in the rule
 */
public record DestinationTable(String project, String dataset, String table, TableName written) {

  /** What stands for the dataset that the path gives. */
  public static final String DATASET = "$dataset";

  /** What stands for the table that the path gives. */
  public static final String TABLE = "$table";

  /** Takes apart what was written; a text that is no table gives parts that are none. */
  static DestinationTable of(TableName written) {
    String text = written.text();
    int lastDot = text.lastIndexOf('.');
    String table = text.substring(lastDot + 1);
    String above = lastDot < 0 ? "" : text.substring(0, lastDot);
    int cut = Math.max(above.lastIndexOf(':'), above.lastIndexOf('.'));
    String dataset = above.substring(cut + 1);
    return new DestinationTable(
        cut < 0 ? null : above.substring(0, cut),
        dataset.equals(DATASET) || lastDot < 0 ? null : dataset,
        table.equals(TABLE) ? null : table,
        written);
  }

  /** Whether a dataset stands before the table, as a name or as a group. */
  public boolean hasDataset() {
    return written.text().indexOf('.') >= 0;
  }

  List<ConfigKey> keys() {
    List<ConfigKey> keys = new ArrayList<>();
    add("projectId", project, keys);
    add("datasetId", dataset, keys);
    add("tableId", table, keys);
    return keys;
  }

  private void add(String key, String value, List<ConfigKey> keys) {
    if (value != null) {
      Text text = new Text(value, List.of(), written.span());
      keys.add(new ConfigKey(List.of("destinationTable", key), text, written.span()));
    }
  }
}
