package dev.bqt.compiler.check.meaning;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Source;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/** A rule to be completed: what RAW says takes the place of what a clause says. */
final class RuleDraft {

  private final Rule written;
  private final boolean old;
  private Rule.Header header;
  private Source source;
  private final List<Clause> clauses;

  RuleDraft(Rule written, boolean old) {
    this.written = written;
    this.old = old;
    this.header = written.header();
    this.source = written.source();
    this.clauses = new ArrayList<>(written.clauses());
  }

  Rule done() {
    return new Rule(header, source, clauses, written.whole(), written.span());
  }

  /** Whether it is for BqTail of 2019. */
  boolean isOld() {
    return old;
  }

  Source source() {
    return source;
  }

  void source(Source instead) {
    source = instead;
  }

  void disabled(boolean disabled) {
    header = new Rule.Header(header.name(), disabled, header.async());
  }

  void async(boolean async) {
    header = new Rule.Header(header.name(), header.disabled(), async);
  }

  List<Clause> clauses() {
    return List.copyOf(clauses);
  }

  /** The first clause of a kind, or null. */
  <C extends Clause> C first(Class<C> kind) {
    return clauses.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElse(null);
  }

  /** Puts a clause in the place of the first of its kind, others go; null takes all away. */
  <C extends Clause> void put(Class<C> kind, C instead) {
    putAll(kind, instead == null ? List.of() : List.of(instead));
  }

  /** Puts clauses in the place of all of their kind. */
  <C extends Clause> void putAll(Class<C> kind, List<C> instead) {
    int at = 0;
    while (at < clauses.size() && !kind.isInstance(clauses.get(at))) {
      at++;
    }
    clauses.removeIf(kind::isInstance);
    clauses.addAll(at, instead);
  }

  /** Puts a clause in the place of another, or behind all. */
  void replace(Clause old, Clause instead) {
    int at = clauses.indexOf(old);
    if (at < 0) {
      clauses.add(instead);
    } else {
      clauses.set(at, instead);
    }
  }

  /** The LOAD that is there, or one that says nothing. */
  Clause.LoadClause load(Span place) {
    Clause.LoadClause load = first(Clause.LoadClause.class);
    return load == null ? new Clause.LoadClause(null, null, List.of(), place) : load;
  }

  void table(TableName table, Span place) {
    Clause.LoadClause load = load(place);
    put(
        Clause.LoadClause.class,
        new Clause.LoadClause(load.format(), table, load.tails(), load.head()));
  }

  void format(Text format, Span place) {
    Clause.LoadClause load = load(place);
    Name name = format == null ? null : new Name(format.value(), format.span());
    put(
        Clause.LoadClause.class,
        new Clause.LoadClause(name, load.table(), load.tails(), load.head()));
  }

  /** Puts a word of LOAD in the place of one of a kind; null takes it away. */
  void tail(Class<? extends LoadTail> kind, LoadTail instead, Span place) {
    Clause.LoadClause load = load(place);
    put(
        Clause.LoadClause.class,
        new Clause.LoadClause(
            load.format(), load.table(), with(load.tails(), kind, instead), load.head()));
  }

  /** The list with one in the place of those of a kind; null takes them away. */
  static <T> List<T> with(List<T> present, Class<? extends T> kind, T instead) {
    List<T> all = new ArrayList<>(present);
    all.removeIf(kind::isInstance);
    if (instead != null) {
      all.add(instead);
    }
    return all;
  }
}
