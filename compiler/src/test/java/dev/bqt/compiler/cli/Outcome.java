package dev.bqt.compiler.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;

/**
 * What a command has returned and written.
 *
 * @param out standard output
 * @param err standard error
 */
record Outcome(int code, String out, String err) {

  /** Runs a command through picocli, without colour. */
  static Outcome of(String input, String... arguments) {
    return of(new ByteArrayInputStream(input.getBytes(UTF_8)), false, arguments);
  }

  static Outcome of(InputStream in, boolean colour, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Streams streams = new Streams(in, print(out), print(err), colour);
    CommandLine bqt =
        new CommandLine(new Root())
            .addSubcommand(new CompileCommand(streams))
            .addSubcommand(new CheckCommand(streams))
            .addSubcommand(new FormatCommand(streams))
            .addSubcommand(new ExplainCommand(streams));
    bqt.setOut(new PrintWriter(out, true, UTF_8));
    bqt.setErr(new PrintWriter(err, true, UTF_8));
    int code = bqt.execute(arguments);
    return new Outcome(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, false, UTF_8);
  }

  /** The program has this option for all of its commands. */
  @CommandLine.Command(name = "bqt")
  private static final class Root {
    @CommandLine.Option(names = "--debug", scope = CommandLine.ScopeType.INHERIT)
    private boolean debug;
  }
}
