package dev.bqt.compiler.cli;

import java.io.PrintStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Tells of what nobody foresaw in a sentence, and where in our code it was only if asked. */
final class OwnFault {

  private static final String DEBUG_OPTION = "--debug";
  private static final String DEBUG_VARIABLE = "BQT_DEBUG";

  private OwnFault() {}

  /** Reports a fault of ours and returns the exit code for it. */
  static int report(Throwable fault, CommandSpec command, PrintStream err) {
    err.println(command.qualifiedName() + ": this is our fault, not yours: " + fault);
    if (isAskedForDetails(command)) {
      fault.printStackTrace(err);
    } else {
      err.println("The same command with " + DEBUG_OPTION + " shows where; please report that.");
    }
    return ExitCode.OURS.number();
  }

  /** The option is the program's, for all of its commands. */
  private static boolean isAskedForDetails(CommandSpec command) {
    OptionSpec option = command.findOption(DEBUG_OPTION);
    boolean given = option != null && Boolean.TRUE.equals(option.getValue());
    return given || System.getenv(DEBUG_VARIABLE) != null;
  }
}
