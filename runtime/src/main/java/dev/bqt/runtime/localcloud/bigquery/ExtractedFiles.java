package dev.bqt.runtime.localcloud.bigquery;

import dev.bqt.runtime.localcloud.http.Json;
import dev.bqt.runtime.localcloud.schema.Field;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** The files of an extract in lines, CSV or JSON, as they are written one after the other. */
final class ExtractedFiles implements Closeable {
  private final ExtractSpec spec;
  private final List<Field> fields;
  private final Supplier<Path> workpieces;
  private final long rowsEach;
  private final Map<String, Path> files = new LinkedHashMap<>();
  private Writer out;
  private long rows;

  /**
   * @param workpieces gives a new file to write
   * @param rowsEach after how many rows the next file begins, where there may be many
   */
  ExtractedFiles(ExtractSpec spec, List<Field> fields, Supplier<Path> workpieces, long rowsEach) {
    this.spec = spec;
    this.fields = fields;
    this.workpieces = workpieces;
    this.rowsEach = rowsEach;
  }

  /** Writes all rows; without any there is one file all the same. */
  void write(ResultSet row) throws SQLException, IOException {
    ExtractedRow extracted = new ExtractedRow(fields);
    boolean csv = spec.format() == ExtractSpec.Format.CSV;
    next();
    while (row.next()) {
      if (spec.hasMany() && rows == rowsEach) {
        next();
      }
      rows++;
      line(csv ? csv(extracted.csv(row)) : Json.text(extracted.json(row)));
    }
  }

  private void next() throws IOException {
    close();
    rows = 0;
    Path file = workpieces.get();
    files.put(spec.uri(files.size()), file);
    boolean zipped = spec.compression() == ExtractSpec.Compression.GZIP;
    OutputStream bytes = Files.newOutputStream(file);
    out =
        new BufferedWriter(
            new OutputStreamWriter(
                zipped ? new GZIPOutputStream(bytes) : bytes, StandardCharsets.UTF_8));
    if (spec.format() == ExtractSpec.Format.CSV && spec.header()) {
      line(csv(fields.stream().map(Field::name).toList()));
    }
  }

  private void line(String text) throws IOException {
    out.write(text);
    out.write('\n');
  }

  private String csv(List<String> cells) {
    return cells.stream().map(this::quoted).collect(Collectors.joining(spec.delimiter()));
  }

  private String quoted(String cell) {
    boolean plain =
        !cell.contains(spec.delimiter()) && cell.chars().allMatch(c -> "\"\r\n".indexOf(c) < 0);
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  /** The files by their URIs, in order. */
  Map<String, Path> files() {
    return files;
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
      out = null;
    }
  }
}
