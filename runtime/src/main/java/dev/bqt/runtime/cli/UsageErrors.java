package dev.bqt.runtime.cli;

import dev.bqt.runtime.route.field.NearestName;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
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
      err.print("Usage: " + command.getHelp().synopsis("Usage: ".length()));
      err.println("'" + name + " --help' says more.");
    }
    return ExitCode.USAGE;
  }

  /** That there is no such command, and which may have been meant. */
  static String noCommand(String word, CommandLine bqt) {
    return "there is no command '" + word + "'." + suggestion(word, bqt.getSubcommands().keySet());
  }

  private static String sentence(ParameterException error) {
    CommandLine command = error.getCommandLine();
    if (error instanceof UnmatchedArgumentException unmatched) {
      return unknown(unmatched.getUnmatched().get(0), command);
    }
    List<String> unknown = command.getUnmatchedArguments();
    if (error instanceof MissingParameterException missing) {
      // What is missing may well be what is misspelt.
      return unknown.isEmpty() ? missing(missing) : unknown(unknown.get(0), command);
    }
    String words = error.getMessage().replace("is not an int", "is no whole number");
    return Character.toLowerCase(words.charAt(0)) + words.substring(1);
  }

  private static String missing(MissingParameterException error) {
    if (error.getMissing().isEmpty()) {
      return error.getMessage();
    }
    String names =
        error.getMissing().stream().map(UsageErrors::shown).collect(Collectors.joining(" and "));
    return names + (error.getMissing().size() == 1 ? " is" : " are") + " missing.";
  }

  private static String shown(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : argument.paramLabel();
  }

  private static String unknown(String word, CommandLine command) {
    if (word.startsWith("-") && word.length() > 1) {
      return "there is no option " + word + "." + suggestion(word, options(command));
    }
    return command.getSubcommands().isEmpty()
        ? "'" + word + "' is one too many."
        : noCommand(word, command);
  }

  private static List<String> options(CommandLine command) {
    return command.getCommandSpec().options().stream().map(OptionSpec::longestName).toList();
  }

  private static String suggestion(String word, Collection<String> words) {
    return NearestName.to(word, words).map(near -> " Did you mean " + near + "?").orElse("");
  }
}
