package dev.bqt.compiler.check.meaning;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.ast.TransientClause.Join;
import dev.bqt.compiler.ast.TransientClause.JoinKind;
import dev.bqt.compiler.ast.TransientClause.Mapping;
import dev.bqt.compiler.ast.TransientClause.Side;
import dev.bqt.compiler.ast.TransientClause.Split;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Lists of maps in {@code Dest}: parameters, side inputs, mappings of a split. */
final class PairMeaning {

  private PairMeaning() {}

  static boolean parameters(RuleDraft rule, RawLeaf leaf) {
    TransientClause.Parameters present = rule.first(TransientClause.Parameters.class);
    List<Assignments> pairs = new ArrayList<>();
    if (present != null) {
      for (Assignments.Entry entry : present.assignments().entries()) {
        pairs.add(map(entry.key().span(), "Name", text(entry.key()), "Expression", entry.value()));
      }
    }
    List<Assignments> said = Entries.put(pairs, leaf.below(2));
    if (said == null) {
      return false;
    }
    List<Assignments.Entry> entries = new ArrayList<>();
    for (Assignments pair : said) {
      Text expression = Entries.text(pair, "Expression");
      entries.add(
          new Assignments.Entry(
              Entries.name(pair, "Name", pair.span()),
              expression == null ? new Text("", List.of(), pair.span()) : expression));
    }
    Span head = present == null ? leaf.place() : present.head();
    rule.put(
        TransientClause.Parameters.class,
        entries.isEmpty()
            ? null
            : new TransientClause.Parameters(new Assignments(entries, head), head));
    return true;
  }

  static boolean sideInputs(RuleDraft rule, RawLeaf leaf) {
    List<Assignments> sides = new ArrayList<>();
    for (Clause clause : rule.clauses()) {
      if (clause instanceof Join join) {
        sides.add(side(join));
      }
    }
    List<Assignments> said = Entries.put(sides, leaf.below(2));
    if (said != null) {
      rule.putAll(Join.class, said.stream().map(each -> join(each, leaf.place())).toList());
    }
    return said != null;
  }

  private static Assignments side(Join join) {
    TableName table = join.side().table();
    Literal source = table == null ? join.side().query() : text(table);
    Assignments side = map(join.head(), "On", join.on(), "Alias", text(join.side().alias()));
    Literal inner = new Literal.Truth(join.kind() == JoinKind.INNER, join.head());
    side = Entries.with(side, new Name("Inner", join.head()), inner);
    return Entries.with(side, new Name(table == null ? "From" : "Table", join.head()), source);
  }

  private static Join join(Assignments map, Span head) {
    Side side =
        new Side(
            Entries.table(map, "Table"),
            Entries.text(map, "From"),
            Entries.name(map, "Alias", map.span()));
    Text on = Entries.text(map, "On");
    return new Join(
        Entries.isTrue(map, "Inner") ? JoinKind.INNER : JoinKind.LEFT,
        side,
        on == null ? new Text("", List.of(), map.span()) : on,
        head);
  }

  /** Null if the leaf is no list of mappings, nor a field of one. */
  static Split mappings(Split split, RawLeaf leaf) {
    List<Assignments> present = new ArrayList<>();
    for (Mapping each : split.mappings()) {
      present.add(map(each.when().span(), "When", each.when(), "Then", text(each.then())));
    }
    List<Assignments> said = Entries.put(present, leaf.below(4));
    return said == null
        ? null
        : new Split(said.stream().map(PairMeaning::mapping).toList(), split.tails(), split.head());
  }

  private static Mapping mapping(Assignments map) {
    Text when = Entries.text(map, "When");
    TableName then = Entries.table(map, "Then");
    return new Mapping(
        when == null ? new Text("", List.of(), map.span()) : when,
        then == null ? new TableName("", List.of(), map.span()) : then);
  }

  private static Text text(Name name) {
    return new Text(name.text(), List.of(), name.span());
  }

  static Text text(TableName table) {
    return new Text(table.text(), table.variables(), table.span());
  }

  private static Assignments map(
      Span span, String first, Literal one, String second, Literal other) {
    return new Assignments(
        List.of(
            new Assignments.Entry(new Name(first, span), one),
            new Assignments.Entry(new Name(second, span), other)),
        span);
  }
}
