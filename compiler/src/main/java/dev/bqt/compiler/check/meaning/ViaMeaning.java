package dev.bqt.compiler.check.meaning;

import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.TransientClause.Via;
import dev.bqt.compiler.ast.ViaTail;
import dev.bqt.compiler.source.Span;
import java.util.List;

/** {@code Dest.Transient}, which begins with a dataset. */
final class ViaMeaning {

  private static final String DATASET = "dest.transient.dataset";
  private static final String FORMERLY = "dest.transientdataset";

  private ViaMeaning() {}

  /** Whether a leaf names the dataset: what else is said of it needs that. */
  static boolean isDataset(RawLeaf leaf) {
    return leaf.key().equals(DATASET) || leaf.key().equals(FORMERLY);
  }

  static boolean take(RuleDraft rule, RawLeaf leaf) {
    Via via = rule.first(Via.class);
    if (isDataset(leaf)) {
      return dataset(rule, via, leaf);
    } else if (leaf.key().equals("dest.transient") && leaf.value() instanceof Literal.Nothing) {
      rule.put(Via.class, null);
      return true;
    }
    Via said = via == null ? null : said(via, leaf);
    if (said != null) {
      rule.put(Via.class, said);
    }
    return said != null;
  }

  /** The legacy copies the old field where the new one is empty. */
  private static boolean dataset(RuleDraft rule, Via via, RawLeaf leaf) {
    Text text = leaf.text();
    if (text == null || leaf.key().equals(FORMERLY) && via != null) {
      return leaf.isNothing();
    }
    Name name = new Name(text.value(), text.span());
    rule.put(
        Via.class,
        new Via(
            name, via == null ? List.of() : via.tails(), via == null ? leaf.place() : via.head()));
    return true;
  }

  private static Via said(Via via, RawLeaf leaf) {
    Text text = leaf.text();
    Span place = leaf.place();
    Name name = text == null ? null : new Name(text.value(), text.span());
    boolean none = text == null;
    if (leaf.key().startsWith("dest.transient.balancer")) {
      return balanced(via, leaf, name);
    } else if (none && !leaf.isNothing()) {
      return null;
    }
    return switch (leaf.key()) {
      case "dest.transient.projectid" ->
          tail(via, ViaTail.Project.class, none ? null : new ViaTail.Project(name, place));
      case "dest.transient.region" ->
          tail(via, ViaTail.Region.class, none ? null : new ViaTail.Region(text, place));
      case "dest.transient.alias" ->
          tail(via, ViaTail.Alias.class, none ? null : new ViaTail.Alias(name, place));
      case "dest.transient.template" ->
          tail(
              via, ViaTail.Template.class, none ? null : new ViaTail.Template(leaf.table(), place));
      case "dest.transient.copymethod" ->
          tail(via, ViaTail.CopyBy.class, none ? null : new ViaTail.CopyBy(name, place));
      case "dest.transient.criteria" ->
          tail(via, ViaTail.Where.class, none ? null : new ViaTail.Where(text, place));
      default -> null;
    };
  }

  private static Via balanced(Via via, RawLeaf leaf, Name name) {
    ViaTail.Balanced present = via.first(ViaTail.Balanced.class);
    ViaTail.Balanced open =
        present == null ? new ViaTail.Balanced(null, List.of(), null, leaf.place()) : present;
    ViaTail.Balanced said =
        switch (leaf.key()) {
          case "dest.transient.balancer.strategy" ->
              new ViaTail.Balanced(name, open.projects(), open.most(), open.head());
          case "dest.transient.balancer.projectids" ->
              new ViaTail.Balanced(
                  open.strategy(), RowsMeaning.names(leaf.texts()), open.most(), open.head());
          case "dest.transient.balancer.maxloadjobs" ->
              leaf.value() instanceof Literal.Whole most
                  ? new ViaTail.Balanced(open.strategy(), open.projects(), most, open.head())
                  : null;
          default -> null;
        };
    return said == null ? null : tail(via, ViaTail.Balanced.class, said);
  }

  private static Via tail(Via via, Class<? extends ViaTail> kind, ViaTail instead) {
    return new Via(via.dataset(), RuleDraft.with(via.tails(), kind, instead), via.head());
  }
}
