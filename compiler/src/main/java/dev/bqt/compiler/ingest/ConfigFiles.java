package dev.bqt.compiler.ingest;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.DirectoryClause;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.option.ExternalOptions;
import dev.bqt.compiler.option.IngestOptions;
import dev.bqt.compiler.option.LoadFormat;
import dev.bqt.compiler.option.RawPath;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys that a rule sets in {@code load.json} and {@code external.json}. A key may be there
 * twice: of two with one path the last holds, RAW is behind all others.
 */
public final class ConfigFiles {

  /** What a path in RAW begins with if it leads into {@code external.json}. */
  public static final String EXTERNAL = "external";

  private ConfigFiles() {}

  /** The keys of {@code load.json}; none if the rule has no such file. */
  public static List<ConfigKey> load(Rule rule) {
    List<ConfigKey> keys = new ArrayList<>();
    Clause.LoadClause load = rule.load();
    if (load != null) {
      addFormat(load.format(), keys);
      load.tails().forEach(tail -> addMode(tail, keys));
    }
    destination(rule).ifPresent(table -> keys.addAll(table.keys()));
    Text pattern = rule.pattern();
    if (pattern != null) {
      keys.add(new ConfigKey(List.of("destinationRegex"), pattern, pattern.span()));
    }
    if (load != null) {
      load.tails().forEach(tail -> addOptions(tail, keys));
    }
    keys.addAll(raw(rule, false));
    return keys;
  }

  /** The keys of {@code external.json}; none if the rule has no such file. */
  public static List<ConfigKey> external(Rule rule) {
    List<ConfigKey> keys = new ArrayList<>();
    DirectoryClause.Run run = rule.first(DirectoryClause.Run.class);
    if (run != null && run.over() != null) {
      addFormat(run.over().format(), keys);
      LoadFormat format = LoadFormat.find(run.over().format().text());
      if (run.over().options() != null && format != null) {
        keys.addAll(RestKeys.of(run.over().options(), ExternalOptions.of(format)));
      }
    }
    keys.addAll(raw(rule, true));
    return keys;
  }

  /** The table that a rule states behind LOAD or RUN, if it does. */
  public static Optional<DestinationTable> destination(Rule rule) {
    DirectoryClause.Run run = rule.first(DirectoryClause.Run.class);
    TableName table = run == null ? null : run.target();
    if (table == null && rule.load() != null) {
      table = rule.load().table();
    }
    return Optional.ofNullable(table).map(DestinationTable::of);
  }

  private static void addFormat(Name format, List<ConfigKey> keys) {
    LoadFormat known = format == null ? null : LoadFormat.find(format.text());
    if (known != null) {
      keys.add(text("sourceFormat", known.restName(), format.span()));
    }
  }

  private static void addMode(LoadTail tail, List<ConfigKey> keys) {
    if (tail instanceof LoadTail.Append) {
      keys.add(text("writeDisposition", "WRITE_APPEND", tail.head()));
    } else if (tail instanceof LoadTail.Overwrite) {
      keys.add(text("writeDisposition", "WRITE_TRUNCATE", tail.head()));
    }
  }

  private static void addOptions(LoadTail tail, List<ConfigKey> keys) {
    if (tail instanceof LoadTail.Options options) {
      keys.addAll(RestKeys.of(options.assignments(), IngestOptions.OF_LOAD));
    } else if (tail instanceof LoadTail.Autodetect) {
      keys.add(
          new ConfigKey(List.of("autodetect"), new Literal.Truth(true, tail.head()), tail.head()));
    } else if (tail instanceof LoadTail.FieldAddition) {
      Text word = new Text("ALLOW_FIELD_ADDITION", List.of(), tail.head());
      keys.add(
          new ConfigKey(
              List.of("schemaUpdateOptions"),
              new Literal.Listing(List.of(word), tail.head()),
              tail.head()));
    }
  }

  private static List<ConfigKey> raw(Rule rule, boolean external) {
    List<ConfigKey> keys = new ArrayList<>();
    Clause.RawClause raw = rule.first(Clause.RawClause.class);
    if (raw != null) {
      for (Clause.RawClause.Entry entry : raw.entries()) {
        List<String> path = RawPath.of(entry.path().value());
        boolean leadsOut =
            path.get(0).equals(EXTERNAL)
                && (path.size() > 1 || entry.value() instanceof Assignments);
        if (leadsOut == external) {
          List<String> inside = external ? path.subList(1, path.size()) : path;
          keys.add(new ConfigKey(inside, entry.value(), entry.path().span()));
        }
      }
    }
    return keys;
  }

  private static ConfigKey text(String key, String value, Span span) {
    return new ConfigKey(List.of(key), new Text(value, List.of(), span), span);
  }
}
