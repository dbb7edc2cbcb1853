package dev.bqt.runtime.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bqt.compiler.cli.CheckCommand;
import dev.bqt.compiler.cli.CompileCommand;
import dev.bqt.compiler.cli.DecompileCommand;
import dev.bqt.compiler.cli.ExplainCommand;
import dev.bqt.compiler.cli.FormatCommand;
import dev.bqt.compiler.cli.Streams;
import dev.bqt.compiler.cli.editor.LspCommand;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;

/** The command {@code bqt}: from arguments to an exit code. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    // H2 reads it once: others may ask for the ledger from this machine only.
    System.setProperty("h2.bindAddress", "127.0.0.1");
    if (OurFault.isAskedForDetails(args)) {
      // Read when the first logger is made.
      System.setProperty("bqt.log.form", "long");
    }
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    System.exit(run(args, new Streams(System.in, out, err, Terminal.hasColour())));
  }

  /**
   * Runs one command in this process, without colour.
   *
   * @param out gets what was asked for, in UTF-8
   * @param err gets what went wrong
   * @param in what a command reads when it is told to read {@code -}
   * @return one of {@link ExitCode}
   */
  public static int run(String[] args, PrintStream out, PrintStream err, InputStream in) {
    return run(args, new Streams(in, out, err, false));
  }

  static int run(String[] args, Streams streams) {
    PrintWriter out = new PrintWriter(streams.out(), true, UTF_8);
    PrintWriter err = new PrintWriter(streams.err(), true, UTF_8);
    try {
      return commands(streams).setOut(out).setErr(err).execute(args);
    } catch (LinkageError | StackOverflowError | OutOfMemoryError e) {
      return OurFault.report(e, err, OurFault.isAskedForDetails(args));
    } finally {
      out.flush();
      err.flush();
    }
  }

  private static CommandLine commands(Streams streams) {
    return new CommandLine(new RootCommand())
        .addSubcommand(new QuickstartCommand(streams))
        .addSubcommand(new CheckCommand(streams))
        .addSubcommand(new CompileCommand(streams))
        .addSubcommand(new DecompileCommand(streams))
        .addSubcommand(new FormatCommand(streams))
        .addSubcommand(new ExplainCommand(streams))
        .addSubcommand(new LspCommand(streams))
        .addSubcommand(new RunCommand())
        .addSubcommand(new StatusCommand())
        .addSubcommand(new ResolveCommand())
        .addSubcommand(new QueryCommand(streams.in()))
        .addSubcommand(new ServeCommand())
        .addSubcommand(new HelpCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionExceptionHandler(new OurFault());
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new BufferedOutputStream(new FileOutputStream(descriptor)), true, UTF_8);
  }
}
