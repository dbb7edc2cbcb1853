package dev.bqt.runtime.cli;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.localcloud.LocalCloudException;
import java.io.PrintWriter;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells what nobody foresaw from what the cloud refused, and says each in one line. */
final class OurFault implements IExecutionExceptionHandler {
  static final String DEBUG_OPTION = "--debug";
  static final String DEBUG_VARIABLE = "BQT_DEBUG";

  @Override
  public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    boolean refused = error instanceof CloudFailure failure && failure.kind() != FailureKind.OURS;
    if (refused || error instanceof LocalCloudException || error instanceof SiteException) {
      String name = command.getCommandSpec().qualifiedName();
      error.getMessage().lines().forEach(line -> err.println(name + ": " + line));
      return error instanceof SiteException site ? site.exitCode() : ExitCode.FINDINGS;
    }
    return report(error, err, isAskedForDetails(parsed.originalArgs().toArray(String[]::new)));
  }

  /** Whether somebody wants to see where in our code it went wrong. */
  static boolean isAskedForDetails(String... args) {
    return Arrays.asList(args).contains(DEBUG_OPTION) || System.getenv(DEBUG_VARIABLE) != null;
  }

  /** One line, or with it the stack trace. */
  static int report(Throwable error, PrintWriter err, boolean details) {
    err.println("bqt: this is our fault, not yours: " + error);
    if (details) {
      error.printStackTrace(err);
    } else {
      err.println("The same command with " + DEBUG_OPTION + " shows where; please report that.");
    }
    return ExitCode.OURS;
  }
}
