package dev.bqt.runtime.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import picocli.CommandLine;

/** The command {@code bqt}: from arguments to an exit code. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args, utf8(FileDescriptor.out), utf8(FileDescriptor.err), System.in));
  }

  /**
   * Runs one command in this process.
   *
   * @param out gets what was asked for
   * @param err gets what went wrong, and progress
   * @param in what a command reads whose input is {@code -}
   * @return one of {@link ExitCode}
   */
  public static int run(String[] args, PrintWriter out, PrintWriter err, InputStream in) {
    try {
      return commands(out, err, in).execute(args);
    } catch (LinkageError | StackOverflowError | OutOfMemoryError e) {
      return OurFault.report(e, err, OurFault.isAskedForDetails(args));
    } finally {
      out.flush();
      err.flush();
    }
  }

  private static CommandLine commands(PrintWriter out, PrintWriter err, InputStream in) {
    return new CommandLine(new RootCommand())
        .addSubcommand(new RunCommand())
        .addSubcommand(new QueryCommand(in))
        .addSubcommand(new QuickstartCommand(in))
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionExceptionHandler(new OurFault());
  }

  private static PrintWriter utf8(FileDescriptor descriptor) {
    return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), UTF_8), true);
  }
}
