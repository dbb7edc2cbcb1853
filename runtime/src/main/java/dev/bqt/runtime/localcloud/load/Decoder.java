package dev.bqt.runtime.localcloud.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.bqt.runtime.localcloud.schema.Field;
import dev.bqt.runtime.localcloud.schema.FieldType;
import dev.bqt.runtime.localcloud.schema.Schema;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads the files of a load job and writes those rows that fit the schema to one file; memory does
 * not grow with the files. It gives up when more rows are bad than the job allows.
 */
public final class Decoder implements AutoCloseable {
  private static final int KEPT_PROBLEMS = 5;
  private static final int GZIP_FIRST = 0x1F;
  private static final int GZIP_SECOND = 0x8B;
  private static final int MAX_DEPTH = 100;

  private final LoadSpec spec;
  private final List<Field> fields;
  private final RecordShape shape;
  private final JsonFactory json;
  private final RowFile out;
  private final List<LoadFailure.Problem> problems = new ArrayList<>();
  private long read;
  private long bad;

  /**
   * Opens the file that rows are written to.
   *
   * @throws LoadFailure when such files cannot hold rows of that schema
   */
  public Decoder(LoadSpec spec, Schema schema, Path target) throws IOException {
    this.spec = spec;
    this.fields = schema.fields();
    this.shape = new RecordShape(fields, "");
    if (spec.format() == LoadSpec.Format.CSV) {
      fields.forEach(Decoder::requireFlat);
    }
    this.json =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(MAX_DEPTH * 10)
                    .build())
            .build();
    this.out = new RowFile(json, target);
  }

  private static void requireFlat(Field field) {
    if (field.isRepeated() || field.type() == FieldType.STRUCT) {
      throw new LoadFailure(
          "invalid", "Cannot load CSV data with a nested schema. Field: " + field.name());
    }
  }

  /**
   * Reads one file.
   *
   * @param uri its name in messages
   * @throws LoadFailure when too many rows are bad
   */
  public void read(String uri, Path file) throws IOException {
    try (InputStream in = unzipped(file)) {
      Lines lines = new Lines(in);
      if (spec.format() == LoadSpec.Format.CSV) {
        readCsv(uri, lines);
      } else {
        readJson(uri, lines);
      }
    } catch (BadRow e) {
      problem(uri, message() + e.getMessage());
      throw failure(uri);
    } catch (ZipException | java.io.EOFException e) {
      problem(uri, message() + "Failed to decompress gzip file: " + e.getMessage());
      throw failure(uri);
    }
  }

  private static InputStream unzipped(Path file) throws IOException {
    BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    in.mark(2);
    boolean zipped = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
    in.reset();
    return zipped ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private void readJson(String uri, Lines lines) throws IOException, BadRow {
    while (lines.next()) {
      if (!lines.isBlank()) {
        add(
            uri,
            () -> position(lines),
            row -> {
              try (JsonParser parser = json.createParser(lines.bytes(), 0, lines.length())) {
                new JsonRow(parser, row, spec.ignoreUnknownValues()).copy(shape);
              }
            });
      }
    }
  }

  private void readCsv(String uri, Lines lines) throws IOException, BadRow {
    LoadSpec.Csv csv = spec.csv();
    for (long skipped = 0; nextCsv(lines); skipped++) {
      if (skipped >= csv.skipLeadingRows() && !lines.isBlank()) {
        String text = lines.text(csv.charset());
        add(uri, () -> line(lines), row -> new CsvRow(spec, text).copy(fields, row));
      }
    }
  }

  private static String position(Lines lines) {
    return "JSON parsing error in row starting at position "
        + lines.start()
        + " (line "
        + lines.number()
        + "): ";
  }

  private static String line(Lines lines) {
    return "line_number: "
        + lines.number()
        + " byte_offset_to_start_of_line: "
        + lines.start()
        + "; ";
  }

  private boolean nextCsv(Lines lines) throws IOException, BadRow {
    boolean more = lines.next();
    LoadSpec.Csv csv = spec.csv();
    boolean joins = more && csv.quote() != '\0' && csv.allowQuotedNewlines();
    while (joins && lines.count((byte) csv.quote()) % 2 != 0) {
      joins = lines.join();
    }
    return more;
  }

  private void add(String uri, Supplier<String> place, RowFile.RowWriter writer)
      throws IOException {
    read++;
    try {
      out.add(writer);
    } catch (BadRow e) {
      problem(uri, message() + place.get() + e.getMessage());
      if (bad > spec.maxBadRecords()) {
        throw failure(uri);
      }
    }
  }

  private static String message() {
    return "Error while reading data, error message: ";
  }

  private void problem(String uri, String message) {
    bad++;
    String stop = message.endsWith(".") ? " " : "; ";
    if (problems.size() < KEPT_PROBLEMS) {
      problems.add(new LoadFailure.Problem("invalid", uri, message + stop + "File: " + uri));
    }
  }

  private LoadFailure failure(String uri) {
    String kind = spec.format() == LoadSpec.Format.CSV ? "CSV" : "JSON";
    String counts = " encountered too many errors, giving up. Rows: " + read + "; errors: " + bad;
    List<LoadFailure.Problem> causes = new ArrayList<>();
    causes.add(
        new LoadFailure.Problem(
            "invalid",
            "",
            message()
                + kind
                + " processing"
                + counts
                + "; max bad: "
                + spec.maxBadRecords()
                + "; error percent: 0"));
    causes.addAll(problems);
    return new LoadFailure(
        new LoadFailure.Problem(
            "invalid",
            uri,
            message()
                + kind
                + " table"
                + counts
                + ". Please look into the errors[] collection for more details."),
        causes);
  }

  /** Rows that were written. */
  public long rows() {
    return out.rows();
  }

  /** Bytes that were written. */
  public long bytes() {
    return out.bytes();
  }

  /** Rows that were left out. */
  public long badRows() {
    return bad;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
