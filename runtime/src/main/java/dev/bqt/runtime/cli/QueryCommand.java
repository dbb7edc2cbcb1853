package dev.bqt.runtime.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bqt.runtime.cli.rows.RowFormat;
import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.QueryRows;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code bqt query}: shows what has been loaded. */
@Command(
    name = "query",
    description = "Runs a statement of GoogleSQL and shows its rows.",
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%n",
    footer = {"", "Example: bqt query --local DIR \"SELECT COUNT(*) FROM ds.t\" --format csv"})
final class QueryCommand implements Callable<Integer> {
  private static final String OF_GOOGLE =
      "this configuration means Google's BigQuery, which charges for what it reads: ask it with"
          + " `bq query --use_legacy_sql=false`.";

  private final InputStream in;

  @Spec private CommandSpec spec;

  @Mixin private SiteOptions options = new SiteOptions();

  @Option(
      names = "--format",
      defaultValue = "table",
      converter = RowFormatName.class,
      paramLabel = "FORMAT",
      description = "table, json or csv; table unless stated.")
  private RowFormat format;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Parameters(paramLabel = "SQL", description = "The statement, or - to read it from the input.")
  private String sql;

  QueryCommand(InputStream in) {
    this.in = in;
  }

  @Override
  public Integer call() throws IOException {
    String statement = statement();
    try (Site site = options.open()) {
      if (site.isGoogles()) {
        throw new SiteException(List.of(OF_GOOGLE));
      }
      show(site.warehouse().query(statement));
      return ExitCode.OK;
    } catch (CloudFailure failure) {
      if (failure.kind() != FailureKind.BAD_RULE || failure.getCause() == null) {
        throw failure;
      }
      String words = failure.getCause().getMessage();
      spec.commandLine().getErr().println("bqt query: " + words);
      return ExitCode.FINDINGS;
    }
  }

  /** What changes tables has no rows: programs get none, and people are told. */
  private void show(QueryRows rows) {
    PrintWriter out = spec.commandLine().getOut();
    if (!rows.columns().isEmpty()) {
      format.print(rows, out);
    } else if (format == RowFormat.TABLE) {
      out.println(RowFormat.sentence(rows));
    } else {
      spec.commandLine().getErr().println(RowFormat.sentence(rows));
    }
  }

  private static final class RowFormatName implements ITypeConverter<RowFormat> {
    @Override
    public RowFormat convert(String name) {
      return Arrays.stream(RowFormat.values())
          .filter(format -> format.name().equalsIgnoreCase(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException("table, json or csv is expected, not " + name + "."));
    }
  }

  private String statement() throws IOException {
    String statement = sql.equals("-") ? new String(in.readAllBytes(), UTF_8) : sql;
    if (statement.isBlank()) {
      throw new ParameterException(spec.commandLine(), "the statement is empty.");
    }
    return statement;
  }
}
