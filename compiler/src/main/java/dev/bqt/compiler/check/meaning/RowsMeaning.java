package dev.bqt.compiler.check.meaning;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.ast.TransientClause.Split;
import dev.bqt.compiler.ast.TransientClause.SplitTail;
import dev.bqt.compiler.ast.When;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Those fields of {@code Dest} that are about rows on their way, but {@code Transient}. */
final class RowsMeaning {

  private static final String SPLIT = "dest.schema.split";

  private RowsMeaning() {}

  static boolean take(RuleDraft rule, RawLeaf leaf) {
    String key = leaf.key();
    if (!(rule.source() instanceof When)) {
      return false;
    } else if (key.equals("dest.uniquecolumns")) {
      return deduplicate(rule, leaf);
    } else if (key.startsWith("dest.transform")) {
      return transform(rule, leaf);
    } else if (key.startsWith("dest.parameters")) {
      return PairMeaning.parameters(rule, leaf);
    } else if (key.startsWith("dest.sideinputs")) {
      return PairMeaning.sideInputs(rule, leaf);
    } else if (key.startsWith(SPLIT) && !LoadMeaning.isBigQuerysSchema(leaf)) {
      return split(rule, leaf);
    }
    return ViaMeaning.take(rule, leaf);
  }

  private static boolean deduplicate(RuleDraft rule, RawLeaf leaf) {
    List<Name> columns = names(leaf.texts());
    if (columns.isEmpty() && !leaf.isNothing()) {
      return false;
    }
    rule.put(
        TransientClause.Deduplicate.class,
        columns.isEmpty() ? null : new TransientClause.Deduplicate(columns, leaf.place()));
    return true;
  }

  /**
   * Keys of columns may have dots: a path ends with one. An empty text is a column all the same.
   */
  private static boolean transform(RuleDraft rule, RawLeaf leaf) {
    if (leaf.path().size() == 2) {
      return leaf.isNothing();
    } else if (leaf.path().size() != 3 || !(leaf.value() instanceof Text)) {
      return false;
    }
    TransientClause.Transform present = rule.first(TransientClause.Transform.class);
    Span head = present == null ? leaf.place() : present.head();
    Assignments map =
        present == null ? new Assignments(List.of(), leaf.place()) : present.assignments();
    Name column = new Name(leaf.path().get(2), leaf.place());
    rule.put(
        TransientClause.Transform.class,
        new TransientClause.Transform(Entries.withExact(map, column, leaf.value()), head));
    return true;
  }

  private static boolean split(RuleDraft rule, RawLeaf leaf) {
    Split present = rule.first(Split.class);
    Split open = present == null ? new Split(List.of(), List.of(), leaf.place()) : present;
    Split said = null;
    if (leaf.key().equals(SPLIT)) {
      if (leaf.value() instanceof Literal.Nothing) {
        rule.put(Split.class, null);
        return true;
      }
      said = leaf.isNothing() ? open : null;
    } else if (leaf.key().equals(SPLIT + ".timecolumn")) {
      List<Text> time = leaf.text() == null ? List.of() : List.of(leaf.text());
      said = tail(open, SplitTail.Kind.TIME, time, leaf);
    } else if (leaf.key().equals(SPLIT + ".clustercolumns")) {
      said = tail(open, SplitTail.Kind.CLUSTER_BY, leaf.texts(), leaf);
    } else if (leaf.key().startsWith(SPLIT + ".mapping")) {
      said = PairMeaning.mappings(open, leaf);
    }
    if (said != null) {
      rule.put(Split.class, said);
    }
    return said != null;
  }

  private static Split tail(Split split, SplitTail.Kind kind, List<Text> columns, RawLeaf leaf) {
    List<SplitTail> tails = new ArrayList<>(split.tails());
    tails.removeIf(each -> each.kind() == kind);
    if (!columns.isEmpty()) {
      tails.add(new SplitTail(kind, names(columns), leaf.place()));
    }
    return new Split(split.mappings(), tails, split.head());
  }

  static List<Name> names(List<Text> texts) {
    return texts.stream().map(text -> new Name(text.value(), text.span())).toList();
  }
}
