package dev.bqt.compiler.check;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Phrase;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.option.LoadOption;
import dev.bqt.compiler.option.RequestOptions;
import dev.bqt.compiler.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The fields of a request that the words of an action write, and where. */
final class SaidFields {

  /** The fields that a word behind a verb writes. */
  private static final Map<String, List<String>> WORDS =
      Map.ofEntries(
          Map.entry("APPEND", List.of("Append")),
          Map.entry("OVERWRITE", List.of("Append")),
          Map.entry("LIKE", List.of("Template")),
          Map.entry("EACH PARTITION", List.of("MultiPartition")),
          Map.entry("LEGACY SQL", List.of("UseLegacy")),
          Map.entry("IN DATASET", List.of("DatasetID")),
          Map.entry("AS", List.of("Format")),
          Map.entry("AUTHENTICATED", List.of("Auth")),
          Map.entry("SCOPES", List.of("Scopes")),
          Map.entry("TITLE", List.of("Title")),
          Map.entry("MESSAGE", List.of("Message")),
          Map.entry("ATTRIBUTES", List.of("Attributes")),
          Map.entry("CREDENTIALS", List.of("Credentials")));

  private final Map<String, Span> said = new HashMap<>();

  private SaidFields() {}

  /** The fields of all words but WITH, in small letters; none for an ACTION. */
  static Map<String, Span> of(Action action) {
    SaidFields fields = new SaidFields();
    if (!(action.verb() instanceof Verb.Named)) {
      fields.sayWords(action);
    }
    return fields.said;
  }

  private void sayWords(Action action) {
    sayVerb(action.verb());
    for (ActionTail tail : action.tails()) {
      if (tail instanceof ActionTail.Mapped mapped
          && mapped.kind() == ActionTail.Mapped.Kind.OPTIONS) {
        for (Assignments.Entry entry : mapped.assignments().entries()) {
          LoadOption option = RequestOptions.OF_EXPORT.find(entry.key().text());
          if (option != null) {
            say(entry.key().span(), option.path().get(0));
          }
        }
      } else if (tail instanceof ActionTail.Body body) {
        say(tail.head(), body.body().file() ? "BodyURL" : "Body");
      } else if (tail.name().equals("FROM")) {
        say(tail.head(), action.verb() instanceof Verb.Copy ? "PartitionSQL" : "From");
      } else {
        WORDS.getOrDefault(tail.name(), List.of()).forEach(field -> say(tail.head(), field));
      }
    }
  }

  private void sayVerb(Verb verb) {
    if (verb instanceof Verb.Delete delete) {
      sayIf(!delete.urls().isEmpty(), verb, "URLs");
    } else if (verb instanceof Verb.Move move) {
      sayIf(!move.urls().isEmpty(), verb, "SourceURLs", "SourceURL");
      sayIf(move.target() != null, verb, "DestURL");
      sayIf(move.exactly(), verb, "IsDestAbsoluteURL");
    } else if (verb instanceof Verb.Copy copy) {
      sayIf(copy.source() != null, verb, "Source");
      sayIf(copy.target() != null, verb, "Dest");
    } else if (verb instanceof Verb.Query query) {
      sayIf(true, verb, query.sql().file() ? "SQLURL" : "SQL");
      sayIf(query.target() != null, verb, "Dest");
    } else if (verb instanceof Verb.Insert insert) {
      sayIf(true, verb, "Dest");
      sayIf(insert.sql() != null, verb, "SQL");
      sayIf(insert.rows() != null, verb, "Data");
    } else if (verb instanceof Verb.Export export) {
      sayIf(export.source() != null, verb, "Source");
      sayIf(true, verb, "DestURL");
    } else if (verb instanceof Verb.Drop) {
      sayIf(true, verb, "Table");
    } else if (verb instanceof Verb.Call call) {
      sayIf(true, verb, "URL");
      sayIf(call.method() != null, verb, "Method");
    } else {
      sayIf(true, verb, verb instanceof Verb.Publish ? "Topic" : "Channels");
    }
  }

  private void sayIf(boolean states, Phrase verb, String... fields) {
    if (states) {
      for (String field : fields) {
        say(verb.head(), field);
      }
    }
  }

  private void say(Span place, String field) {
    said.putIfAbsent(field.toLowerCase(Locale.ROOT), place);
  }
}
