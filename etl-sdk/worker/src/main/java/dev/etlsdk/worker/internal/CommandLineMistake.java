package dev.etlsdk.worker.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.NearestNames;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what is wrong with a command line without repeating what was said: it may be a secret. */
final class CommandLineMistake {

  private static final String ALL = "--help lists all options";

  private CommandLineMistake() {}

  /**
   * As an error with {@code ETL-WORKER-0004}.
   *
   * @param exclusive what to say of options that exclude each other
   */
  static EtlException of(ParameterException mistake, String exclusive) {
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      return unknown(unmatched);
    }
    if (mistake instanceof MissingParameterException missing) {
      return error(options(missing.getMissing()) + " lacks its value", ALL);
    }
    if (mistake instanceof MutuallyExclusiveArgsException) {
      return error(exclusive, "ask one question at a time; " + ALL);
    }
    if (mistake instanceof OverwrittenOptionException twice) {
      return error(option(twice.getOverwritten()) + " stands twice", "say it once");
    }
    return mistake.getArgSpec() == null
        ? error("it isn't of its form", ALL)
        : error(option(mistake.getArgSpec()) + " isn't followed by what it takes", ALL);
  }

  private static EtlException unknown(UnmatchedArgumentException mistake) {
    List<String> options =
        mistake.getUnmatched().stream()
            .filter(argument -> argument.startsWith("-"))
            .map(argument -> argument.replaceFirst("=.*", ""))
            .toList();
    if (options.isEmpty()) {
      return error("an argument belongs to no option", ALL);
    }
    String question = NearestNames.question(options.get(0), names(mistake.getCommandLine()));
    return error(
        "unknown option " + String.join(", ", options),
        question.isEmpty() ? ALL : question + " " + ALL);
  }

  private static List<String> names(@Nullable CommandLine line) {
    return line == null
        ? List.of()
        : line.getCommandSpec().options().stream().map(OptionSpec::longestName).toList();
  }

  private static String options(List<ArgSpec> missing) {
    return missing.stream().map(CommandLineMistake::option).collect(Collectors.joining(", "));
  }

  private static String option(ArgSpec option) {
    return option instanceof OptionSpec named
        ? named.longestName() + " " + named.paramLabel()
        : option.paramLabel();
  }

  private static EtlException error(String problem, String fix) {
    return EtlException.of(EtlError.WORKER_0004, "the command line: " + problem).fix(fix).build();
  }
}
