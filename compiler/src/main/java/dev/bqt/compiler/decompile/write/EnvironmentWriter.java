package dev.bqt.compiler.decompile.write;

import dev.bqt.compiler.decompile.layout.Draft;
import dev.bqt.compiler.decompile.layout.Page;
import dev.bqt.compiler.decompile.layout.Part;
import dev.bqt.compiler.decompile.tree.Variable;
import dev.bqt.compiler.ingest.Environment;
import dev.bqt.compiler.option.IngestOptions;
import dev.bqt.compiler.option.LoadOption;
import dev.bqt.compiler.option.OptionType;
import java.util.List;

/** Writes the environment of the function as DEPLOYMENT. */
public final class EnvironmentWriter {

  /** The path of all of it. */
  public static final String DEPLOYMENT = "DEPLOYMENT";

  private EnvironmentWriter() {}

  /**
   * A sentence that sets these variables alone, each of which may stand in DEPLOYMENT.
   *
   * @param wish what is allowed in it, by {@link #DEPLOYMENT}
   */
  public static Draft write(List<Variable> variables, Wish wish) {
    Page page = new Page();
    page.comments(wish.comments(DEPLOYMENT));
    List<String> pairs = variables.stream().map(EnvironmentWriter::pair).toList();
    page.clause(List.of(Part.list(DEPLOYMENT, DEPLOYMENT, pairs)));
    return page.done();
  }

  /** Whether it is said by DEPLOYMENT; the table of TRACK IN is said by a rule. */
  public static boolean isOfDeployment(Variable variable) {
    return !variable.name().equals(Environment.TRACKED);
  }

  /** The words for one of them. */
  public static String pair(Variable variable) {
    LoadOption option =
        IngestOptions.OF_DEPLOYMENT.all().stream()
            .filter(each -> each.path().get(0).equals(variable.name()))
            .findFirst()
            .orElseThrow();
    Quoting quoting = Quoting.escapingAll();
    boolean pattern = variable.name().equals("DESTINATION_REGEX");
    String text = pattern ? quoting.pattern(variable.value()) : quoting.text(variable.value());
    boolean bare = option.type() != OptionType.TEXT;
    String value = bare ? variable.value().toUpperCase(java.util.Locale.ROOT) : text;
    return option.name() + " = " + value;
  }
}
