package dev.bqt.runtime.cli.rules;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.CompiledFile;
import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.Settings;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.DiagnosticId;
import dev.bqt.compiler.diagnostic.render.PeopleRenderer;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.target.Target;
import dev.bqt.compiler.value.Values;
import dev.bqt.runtime.cloud.google.GoogleCloud;
import dev.bqt.runtime.route.Route;
import dev.bqt.runtime.route.RouteBook;
import dev.bqt.runtime.route.RouteReader;
import dev.bqt.runtime.route.RouteSource;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From documents to rules that can be run.
 *
 * @param values what <code>${name}</code> stands for in {@code .bqt}; other documents are taken as
 *     they are
 * @param err is told what is wrong with them
 * @param colour whether people look at a terminal
 * @param quotas whether BigQuery's quotas hold: a folder has none
 * @param disabled whether none of them is to run
 */
public record RuleReading(
    Values values, PrintWriter err, boolean colour, boolean quotas, boolean disabled) {

  /**
   * Compiles and reads them, and tells what is wrong with them.
   *
   * @return empty when a {@code .bqt} has an error: then no rule is run
   */
  public Optional<RouteBook> read(List<RouteSource> documents) {
    Compilation compilation =
        RuleCompiler.compile(
            documents.stream()
                .filter(document -> RuleEnding.isOwn(document.origin()))
                .map(document -> SourceFile.decode(document.origin(), document.content()))
                .toList(),
            Settings.NONE.with(values).with(Target.BQTAIL));
    err.print(new PeopleRenderer(colour).render(worthTelling(compilation.diagnostics())));
    err.flush();
    if (compilation.hasErrors()) {
      return Optional.empty();
    }
    List<RouteSource> routes = new ArrayList<>();
    for (CompiledFile file : compilation.files()) {
      routes.add(new RouteSource(file.source().name(), file.routeJson()));
    }
    documents.stream()
        .filter(document -> !RuleEnding.isOwn(document.origin()))
        .forEach(routes::add);
    SentencePlaces places = SentencePlaces.of(compilation.files());
    RouteBook book =
        RouteReader.read(routes, GoogleCloud::refusedLoadOptions).told(places::sentence);
    book.problems().forEach(err::println);
    err.flush();
    return Optional.of(disabled ? disabled(book) : book);
  }

  /** What is moved is loaded again by cloud functions alone, and whoever checks rules is told. */
  private List<Diagnostic> worthTelling(List<Diagnostic> found) {
    return found.stream()
        .filter(finding -> finding.id() != DiagnosticId.MOVE_COMES_BACK)
        .filter(finding -> quotas || finding.id() != DiagnosticId.LOAD_QUOTA)
        .toList();
  }

  private static RouteBook disabled(RouteBook book) {
    return new RouteBook(book.routes().stream().map(Route::disable).toList(), book.problems());
  }
}
