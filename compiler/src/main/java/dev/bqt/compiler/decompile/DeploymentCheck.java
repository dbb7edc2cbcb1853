package dev.bqt.compiler.decompile;

import dev.bqt.compiler.CompiledFile;
import dev.bqt.compiler.decompile.tree.Variable;
import dev.bqt.compiler.decompile.write.EnvironmentWriter;
import dev.bqt.compiler.decompile.write.Wish;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.DiagnosticId;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** DEPLOYMENT, written anew without what it must not say, which is reported. */
final class DeploymentCheck {

  private final List<Variable> variables;
  private final Set<String> allowed = new TreeSet<>();
  private SourceFile source;

  DeploymentCheck(List<Variable> variables) {
    this.variables = new ArrayList<>(variables);
  }

  boolean isEmpty() {
    return variables.isEmpty();
  }

  String text() {
    Map<String, Set<String>> comments = Map.of(EnvironmentWriter.DEPLOYMENT, allowed);
    Wish wish = new Wish(false, true, Set.of(), allowed.isEmpty() ? Map.of() : comments);
    return EnvironmentWriter.write(variables, wish).text();
  }

  /** A source of its own each time, so that an error of an older one is known. */
  SourceFile source() {
    source = SourceFile.of("environment", text());
    return source;
  }

  /** Leaves out the variables that errors are about, and says so; or allows it. */
  void mend(List<Diagnostic> errors, Diagnostics found) {
    errors.stream()
        .filter(each -> each.isError() && each.span().source() == source)
        .findFirst()
        .ifPresent(each -> mend(each, found));
  }

  private void mend(Diagnostic error, Diagnostics found) {
    Variable about = null;
    String text = source.text();
    for (Variable each : variables) {
      int start = text.indexOf(EnvironmentWriter.pair(each));
      about = start >= 0 && start <= error.span().start() ? latest(about, each, text) : about;
    }
    boolean refused = error.id() == DiagnosticId.BAD_REGULAR_EXPRESSION;
    if (about == null || !refused && error.id().isAllowable() && allowed.add(error.id().id())) {
      return;
    }
    found.add(
        Diagnostic.of(error.id(), about.span(), error.message())
            .hint(error.hint().isEmpty() ? "DEPLOYMENT leaves it out." : error.hint()));
    variables.remove(about);
  }

  private static Variable latest(Variable one, Variable other, String text) {
    boolean later =
        one == null
            || text.indexOf(EnvironmentWriter.pair(other))
                > text.indexOf(EnvironmentWriter.pair(one));
    return later ? other : one;
  }

  /** Whether a compiled file sets the same variables. */
  boolean isSaidBy(CompiledFile compiled) {
    Map<String, String> values = new HashMap<>();
    variables.forEach(each -> values.put(each.name(), each.value()));
    return isEmpty() || compiled.environment().equals(values);
  }
}
