package dev.bqt.compiler.lsp;

import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.Settings;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.PublishDiagnosticsParams;

/** Compiles what is open and around it, and publishes what is found. */
final class Findings {

  private final Workspace workspace;
  private final Executor later;
  private final Guard guard;
  private final Consumer<PublishDiagnosticsParams> client;
  private final AtomicLong asked = new AtomicLong();
  private final Map<String, List<org.eclipse.lsp4j.Diagnostic>> published = new HashMap<>();

  /**
   * Findings of a workspace.
   *
   * @param later runs a task after the pause in which somebody may type on
   */
  Findings(
      Workspace workspace, Executor later, Guard guard, Consumer<PublishDiagnosticsParams> client) {
    this.workspace = workspace;
    this.later = later;
    this.guard = guard;
    this.client = client;
  }

  /** Publishes soon; if asked again until then, once. */
  void refresh() {
    long mine = asked.incrementAndGet();
    later.execute(
        () -> {
          if (asked.get() == mine) {
            guard.run("diagnostics", this::publish);
          }
        });
  }

  private synchronized void publish() {
    Map<String, List<org.eclipse.lsp4j.Diagnostic>> found = new LinkedHashMap<>();
    Settings settings = Settings.NONE.with(workspace.scripts());
    for (List<SourceFile> set : workspace.sets()) {
      set.stream()
          .filter(workspace::isOpen)
          .forEach(source -> found.put(workspace.uri(source), new ArrayList<>()));
      for (Diagnostic diagnostic : RuleCompiler.compile(set, settings).diagnostics()) {
        found
            .computeIfAbsent(workspace.uri(diagnostic.span().source()), key -> new ArrayList<>())
            .add(forEditors(diagnostic));
      }
    }
    published.keySet().forEach(uri -> found.putIfAbsent(uri, List.of()));
    found.forEach(this::publish);
  }

  private void publish(String uri, List<org.eclipse.lsp4j.Diagnostic> found) {
    if (!found.equals(published.put(uri, found))) {
      client.accept(new PublishDiagnosticsParams(uri, found));
    }
  }

  private org.eclipse.lsp4j.Diagnostic forEditors(Diagnostic found) {
    String hint = found.hint().isEmpty() ? "" : "\n" + found.hint();
    var diagnostic =
        new org.eclipse.lsp4j.Diagnostic(
            Places.range(found.span()),
            found.message() + hint,
            found.isError() ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
            "bqt",
            found.id().id());
    if (!found.others().isEmpty()) {
      diagnostic.setRelatedInformation(
          found.others().stream()
              .map(
                  other ->
                      new DiagnosticRelatedInformation(
                          new Location(
                              workspace.uri(other.span().source()), Places.range(other.span())),
                          other.message()))
              .toList());
    }
    return diagnostic;
  }
}
