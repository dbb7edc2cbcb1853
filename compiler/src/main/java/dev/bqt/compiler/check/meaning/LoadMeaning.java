package dev.bqt.compiler.check.meaning;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.When;
import dev.bqt.compiler.option.LoadOption;
import dev.bqt.compiler.option.LoadOptions;
import dev.bqt.compiler.option.OptionType;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Those fields of {@code Dest} that LOAD, its words and its options write. */
final class LoadMeaning {

  private LoadMeaning() {}

  static boolean take(RuleDraft rule, RawLeaf leaf) {
    if (!(rule.source() instanceof When)) {
      return false;
    }
    boolean text = leaf.text() != null || leaf.isNothing();
    boolean truth = leaf.value() instanceof Literal.Truth || leaf.isNothing();
    return text && takeText(rule, leaf)
        || truth && takeTruth(rule, leaf)
        || leaf.path().size() == 2 && takeOption(rule, leaf)
        || leaf.path().size() == 3 && takeField(rule, leaf);
  }

  private static boolean takeText(RuleDraft rule, RawLeaf leaf) {
    Text text = leaf.text();
    Span place = leaf.place();
    switch (leaf.key()) {
      case "dest.table" -> rule.table(leaf.table(), place);
      case "dest.sourceformat" -> rule.format(text, place);
      case "dest.pattern" -> {
        WhenMeaning.condition(rule, Condition.Kind.MATCHING, rule.isOld() ? withSlash(leaf) : leaf);
        if (rule.first(Clause.LoadClause.class) != null) {
          rule.tail(LoadTail.Matching.class, null, place);
        }
      }
      case "dest.partition" ->
          rule.tail(
              LoadTail.Partition.class,
              text == null ? null : new LoadTail.Partition(text, place),
              place);
      case "dest.expiry" ->
          rule.tail(
              LoadTail.Expires.class,
              text == null ? null : new LoadTail.Expires(null, text, place),
              place);
      case "dest.schema.template" -> {
        if (isBigQuerysSchema(leaf)) {
          return false;
        }
        rule.tail(
            LoadTail.SchemaLike.class,
            text == null ? null : new LoadTail.SchemaLike(leaf.table(), place),
            place);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** In 2019 a pattern saw the path without its leading slash. */
  private static RawLeaf withSlash(RawLeaf leaf) {
    if (leaf.text() == null || !leaf.text().value().startsWith("^")) {
      return leaf;
    }
    Text text = leaf.text();
    String pattern = "^/" + text.value().substring(1);
    return new RawLeaf(leaf.path(), new Text(pattern, text.variables(), text.span()), leaf.place());
  }

  private static boolean takeTruth(RuleDraft rule, RawLeaf leaf) {
    Span place = leaf.place();
    switch (leaf.key()) {
      case "dest.schema.autodetect" -> {
        if (isBigQuerysSchema(leaf)) {
          return false;
        }
        rule.tail(
            LoadTail.Autodetect.class,
            leaf.isTrue() ? new LoadTail.Autodetect(place) : null,
            place);
      }
      case "dest.allowfieldaddition" ->
          rule.tail(
              LoadTail.FieldAddition.class,
              leaf.isTrue() ? new LoadTail.FieldAddition(place) : null,
              place);
      case "dest.override" -> {
        boolean stated = leaf.value() instanceof Literal.Truth;
        rule.tail(LoadTail.Append.class, null, place);
        rule.tail(
            LoadTail.Overwrite.class, leaf.isTrue() ? new LoadTail.Overwrite(place) : null, place);
        if (stated && !leaf.isTrue()) {
          rule.tail(LoadTail.Append.class, new LoadTail.Append(place), place);
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** In JSON {@code schema} is BigQuery's, {@code Schema} is BqTail's. */
  static boolean isBigQuerysSchema(RawLeaf leaf) {
    return leaf.path().get(1).equals("schema");
  }

  /** Options without fields of their own: the others have no law but that of their type. */
  private static boolean takeOption(RuleDraft rule, RawLeaf leaf) {
    for (LoadOption option : LoadOptions.OF_LOAD.all()) {
      boolean same =
          option.path().size() == 1
              && option.inside() == null
              && option.path().get(0).equalsIgnoreCase(leaf.path().get(1));
      if (same && (option.type().accepts(leaf.value()) || leaf.isNothing())) {
        options(rule, option, leaf);
        return true;
      }
    }
    return false;
  }

  /** A field of an option that is a map; numbers that REST carries as text are none in RAW. */
  private static boolean takeField(RuleDraft rule, RawLeaf leaf) {
    for (LoadOption option : LoadOptions.OF_LOAD.all()) {
      String name = option.path().get(0);
      boolean bigQuerys = name.equals("schema") && isBigQuerysSchema(leaf);
      boolean map =
          option.path().size() == 1
              && (bigQuerys || option.type() == OptionType.MAP && option.inside() != null);
      if (map && name.equalsIgnoreCase(leaf.path().get(1)) && !leaf.isNothing()) {
        String key = bigQuerys ? leaf.path().get(2) : field(option, leaf);
        if (key != null) {
          field(rule, option, new Name(key, leaf.place()), leaf);
          return true;
        }
      }
    }
    return false;
  }

  /** What the field is called in options; null if there is none that takes this value. */
  private static String field(LoadOption option, RawLeaf leaf) {
    return option.inside().all().stream()
        .filter(field -> field.path().get(0).equalsIgnoreCase(leaf.path().get(2)))
        .filter(field -> field.type() != OptionType.LONG && field.type().accepts(leaf.value()))
        .map(LoadOption::name)
        .findFirst()
        .orElse(null);
  }

  private static void field(RuleDraft rule, LoadOption option, Name key, RawLeaf leaf) {
    LoadTail.Options present = rule.load(leaf.place()).first(LoadTail.Options.class);
    Assignments map = new Assignments(List.of(), leaf.place());
    Name name = new Name(option.name(), leaf.place());
    List<Assignments.Entry> entries =
        new ArrayList<>(present == null ? List.of() : present.assignments().entries());
    for (Assignments.Entry entry : List.copyOf(entries)) {
      if (LoadOptions.OF_LOAD.find(entry.key().text()) == option
          && entry.value() instanceof Assignments stated) {
        map = stated;
        name = entry.key();
        entries.remove(entry);
      }
    }
    entries.add(new Assignments.Entry(name, Entries.with(map, key, leaf.value())));
    Span head = present == null ? leaf.place() : present.head();
    rule.tail(
        LoadTail.Options.class, new LoadTail.Options(new Assignments(entries, head), head), head);
  }

  private static void options(RuleDraft rule, LoadOption option, RawLeaf leaf) {
    LoadTail.Options present = rule.load(leaf.place()).first(LoadTail.Options.class);
    List<Assignments.Entry> entries =
        new ArrayList<>(present == null ? List.of() : present.assignments().entries());
    entries.removeIf(each -> LoadOptions.OF_LOAD.find(each.key().text()) == option);
    if (!leaf.isNothing()) {
      entries.add(new Assignments.Entry(new Name(option.name(), leaf.place()), leaf.value()));
    }
    Span head = present == null ? leaf.place() : present.head();
    rule.tail(
        LoadTail.Options.class,
        entries.isEmpty() ? null : new LoadTail.Options(new Assignments(entries, head), head),
        head);
  }
}
