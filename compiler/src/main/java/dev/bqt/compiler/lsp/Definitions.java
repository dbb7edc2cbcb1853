package dev.bqt.compiler.lsp;

import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.Settings;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.DiagnosticId;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.diagnostic.Label;
import dev.bqt.compiler.parse.RuleParser;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.source.Span;
import dev.bqt.compiler.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.lsp4j.Location;

/** From a rule to the rules that match the same objects. */
final class Definitions {

  private static final Set<DiagnosticId> OVERLAPS =
      Set.of(DiagnosticId.OVERLAPPING_RULES, DiagnosticId.MAY_OVERLAP);

  private Definitions() {}

  /** The other places of the overlaps that the rule at an offset is part of. */
  static List<Location> at(Workspace workspace, SourceFile source, int offset) {
    Rule rule = ClauseAt.rule(RuleParser.parse(source, Values.NONE, new Diagnostics()), offset);
    if (rule == null) {
      return List.of();
    }
    Settings settings = Settings.NONE.with(workspace.scripts());
    return RuleCompiler.compile(workspace.setOf(source), settings).diagnostics().stream()
        .filter(found -> OVERLAPS.contains(found.id()))
        .map(Definitions::places)
        .filter(places -> places.stream().anyMatch(place -> isIn(place, rule)))
        .flatMap(List::stream)
        .filter(place -> !isIn(place, rule))
        .map(place -> new Location(workspace.uri(place.source()), Places.range(place)))
        .distinct()
        .toList();
  }

  private static List<Span> places(Diagnostic found) {
    List<Span> places = new ArrayList<>(found.others().stream().map(Label::span).toList());
    places.add(found.span());
    return places;
  }

  private static boolean isIn(Span place, Rule rule) {
    return place.source().name().equals(rule.span().source().name())
        && rule.span().start() <= place.start()
        && place.end() <= rule.span().end();
  }
}
