package dev.bqt.runtime.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says in one sentence why a command line cannot be followed, and where to read how it is meant.
 */
final class UsageErrors implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException error, String[] args) {
    CommandLine command = error.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    PrintWriter err = command.getErr();
    err.println(name + ": " + sentence(error));
    if (error instanceof UnmatchedArgumentException || error instanceof MissingParameterException) {
      err.println("'" + name + " --help' says what it takes.");
    }
    return ExitCode.USAGE;
  }

  private static String sentence(ParameterException error) {
    if (error instanceof UnmatchedArgumentException unmatched) {
      return unknown(unmatched) + suggestion(unmatched.getSuggestions());
    }
    List<String> unknown = error.getCommandLine().getUnmatchedArguments();
    if (error instanceof MissingParameterException && !unknown.isEmpty()) {
      // What is missing may well be what is misspelt.
      return sentence(new UnmatchedArgumentException(error.getCommandLine(), unknown));
    }
    String words = error.getMessage();
    return Character.toLowerCase(words.charAt(0)) + words.substring(1);
  }

  private static String unknown(UnmatchedArgumentException error) {
    String word = error.getUnmatched().get(0);
    if (error.isUnknownOption()) {
      return "there is no option " + word + ".";
    }
    boolean hasCommands = !error.getCommandLine().getSubcommands().isEmpty();
    return hasCommands ? "there is no command '" + word + "'." : "'" + word + "' is one too many.";
  }

  private static String suggestion(List<String> words) {
    return words.isEmpty() ? "" : " Did you mean " + String.join(" or ", words) + "?";
  }
}
