package dev.bqt.runtime.localcloud.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Rows that passed, a line of JSON each; a row is written whole or not at all. */
final class RowFile implements AutoCloseable {
  private final JsonFactory json;
  private final OutputStream out;
  private final ByteArrayOutputStream row = new ByteArrayOutputStream();
  private long rows;
  private long bytes;

  /** Writes one row. */
  @FunctionalInterface
  interface RowWriter {
    void write(JsonGenerator row) throws IOException, BadRow;
  }

  RowFile(JsonFactory json, Path file) throws IOException {
    this.json = json;
    this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
  }

  void add(RowWriter writer) throws IOException, BadRow {
    row.reset();
    JsonGenerator generator = json.createGenerator(row);
    try {
      writer.write(generator);
      generator.close();
      row.write('\n');
      row.writeTo(out);
      rows++;
      bytes += row.size();
    } finally {
      generator.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT).close();
    }
  }

  long rows() {
    return rows;
  }

  long bytes() {
    return bytes;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
