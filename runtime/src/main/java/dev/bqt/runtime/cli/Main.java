package dev.bqt.runtime.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code bqt}. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    System.exit(run(args, out, err, System.in));
  }

  /**
   * Runs one command in this process.
   *
   * @return see {@link ExitCode}
   */
  public static int run(String[] args, PrintStream out, PrintStream err, InputStream in) {
    return new CommandLine(new Root()).setOut(writer(out)).setErr(writer(err)).execute(args);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, UTF_8);
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, UTF_8), true);
  }

  @Command(
      name = "bqt",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = "Loads the files of buckets into tables by rules written as sentences.")
  private static final class Root {}
}
