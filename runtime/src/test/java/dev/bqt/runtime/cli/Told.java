package dev.bqt.runtime.cli;

import dev.bqt.runtime.ledger.Ledger;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;

/** What people are told of a ledger, for tests that are elsewhere. */
public final class Told {
  private Told() {}

  /** The summary of a run that began then. */
  public static String summary(Ledger ledger, Instant since) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    new RunSummary(ledger, since).print(out, since, "bqt status", RunSummary.Looked.ALL);
    out.flush();
    return text.toString();
  }

  /** How many lines {@code bqt status} prints of the ledger in this folder. */
  public static long linesOfStatus(Path state) {
    Lines lines = new Lines();
    PrintStream out = new PrintStream(lines, false, StandardCharsets.UTF_8);
    Main.run(new String[] {"status", "--state", state.toString()}, out, System.err, System.in);
    out.flush();
    return lines.number;
  }

  private static final class Lines extends OutputStream {
    private long number;

    @Override
    public void write(int character) {
      number += character == '\n' ? 1 : 0;
    }
  }
}
