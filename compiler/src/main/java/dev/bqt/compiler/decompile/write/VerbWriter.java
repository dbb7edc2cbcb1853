package dev.bqt.compiler.decompile.write;

import dev.bqt.compiler.decompile.layout.Part;
import dev.bqt.compiler.option.LoadFormat;
import dev.bqt.compiler.option.RequestOptions;
import dev.bqt.compiler.route.JsonTree;
import java.util.ArrayList;
import java.util.List;

/** The verb of an action and what follows it, taken from the request. */
final class VerbWriter {

  private final Fields request;
  private final Quoting quoting;
  private final String path;
  private final List<Part> parts = new ArrayList<>();

  /**
   * For one request.
   *
   * @param path of the action
   */
  VerbWriter(Fields request, Quoting quoting, String path) {
    this.request = request;
    this.quoting = quoting;
    this.path = path;
  }

  /** Null if the name has no verb, or the request lacks what the verb must say. */
  List<Part> write(String name) {
    boolean said =
        switch (name) {
          case "delete" -> delete();
          case "move" -> move();
          case "copy" -> copy();
          case "query" -> query();
          case "insert" -> insert();
          case "export" -> export();
          case "drop" -> drop();
          case "call" -> call();
          case "push" -> push();
          case "notify" -> notifyChannels();
          default -> false;
        };
    return said ? parts : null;
  }

  private boolean delete() {
    add("DELETE" + urls("URLs"));
    return true;
  }

  private boolean move() {
    if (!request.hasText("DestURL")) {
      return false;
    }
    String urls = urls("SourceURLs");
    String exactly = request.flag("IsDestAbsoluteURL") ? "EXACTLY " : "";
    add("MOVE" + urls + " TO " + exactly + text("DestURL"));
    return true;
  }

  private boolean copy() {
    if (!request.hasText("Dest")) {
      return false;
    }
    String source = request.hasText("Source") ? table("Source") + " " : "";
    add("COPY " + source + "TO " + table("Dest"));
    disposition();
    template();
    if (request.flag("MultiPartition")) {
      add("EACH PARTITION");
      if (request.hasText("PartitionSQL")) {
        add("FROM " + text("PartitionSQL"));
      }
    }
    return true;
  }

  private boolean query() {
    if (request.hasText("SQL") == request.hasText("SQLURL")) {
      return false;
    }
    add("QUERY " + (request.hasText("SQL") ? text("SQL") : "FILE " + text("SQLURL")));
    if (request.hasText("Dest")) {
      add("INTO " + table("Dest"));
    }
    disposition();
    template();
    if (request.flag("UseLegacy")) {
      add("LEGACY SQL");
    }
    if (request.hasText("DatasetID")) {
      add("IN DATASET " + quoting.name(request.text("DatasetID")));
    }
    return true;
  }

  private boolean insert() {
    boolean rows =
        request.peek("Data") instanceof JsonTree.Items items && !items.values().isEmpty();
    if (!request.hasText("Dest") || request.hasText("SQL") == rows) {
      return false;
    }
    add("INSERT INTO " + table("Dest"));
    add(rows ? "ROWS " + new Literals(quoting).value(request.take("Data")) : text("SQL"));
    return true;
  }

  private boolean export() {
    if (!request.hasText("DestURL")) {
      return false;
    }
    String source = request.hasText("Source") ? table("Source") + " " : "";
    add("EXPORT " + source + "TO " + text("DestURL"));
    LoadFormat format =
        request.hasText("Format")
            ? LoadFormat.find(((JsonTree.Chars) request.peek("Format")).value())
            : null;
    if (format != null && format.restName().equals(chars("Format"))) {
      request.take("Format");
      add("AS " + format.name());
    }
    List<String> options = new OptionWords(RequestOptions.OF_EXPORT, quoting).pairs(request);
    if (!options.isEmpty()) {
      parts.add(Part.list(path, "OPTIONS", options));
    }
    return true;
  }

  private boolean drop() {
    if (!request.hasText("Table")) {
      return false;
    }
    add("DROP " + table("Table"));
    return true;
  }

  private boolean call() {
    if (!request.hasText("URL")) {
      return false;
    }
    boolean method =
        request.hasText("Method")
            && List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD").contains(chars("Method"));
    String word = method ? request.text("Method") + " " : "";
    add("CALL " + word + text("URL"));
    if (request.hasText("Body")) {
      add("BODY " + text("Body"));
    } else if (request.hasText("BodyURL")) {
      add("BODY FILE " + text("BodyURL"));
    }
    if (request.flag("Auth")) {
      add("AUTHENTICATED");
    }
    List<String> scopes = request.texts("Scopes");
    if (scopes != null) {
      add("SCOPES " + list(scopes));
    }
    return true;
  }

  private boolean push() {
    if (!request.hasText("Topic")) {
      return false;
    }
    add("PUBLISH TO " + text("Topic"));
    if (request.peek("Message") != null) {
      add("MESSAGE " + new Literals(quoting).value(request.take("Message")));
    }
    if (request.peek("Attributes") instanceof JsonTree.Node node && !node.fields().isEmpty()) {
      request.take("Attributes");
      parts.add(Part.list(path, "ATTRIBUTES", new Literals(quoting).pairs(node)));
    }
    return true;
  }

  private boolean notifyChannels() {
    List<String> channels = request.texts("Channels");
    if (channels == null) {
      return false;
    }
    add("NOTIFY " + list(channels));
    if (request.hasText("Title")) {
      add("TITLE " + text("Title"));
    }
    if (request.hasText("Message")) {
      add("MESSAGE " + text("Message"));
    }
    if (request.hasText("From")) {
      add("FROM " + text("From"));
    }
    Fields credentials = request.inside("Credentials");
    if (credentials != null && credentials.hasText("URL") && credentials.hasText("Key")) {
      boolean alone = credentials.keys().size() == 2;
      if (alone) {
        String url = quoting.text(credentials.text("URL"));
        add("CREDENTIALS " + url + " KEY " + quoting.text(credentials.text("Key")));
        request.take("Credentials");
      }
    }
    return true;
  }

  /** What is stated: without a word the legacy truncates. */
  private void disposition() {
    Boolean append = request.truth("Append");
    if (append != null) {
      add(append ? "APPEND" : "OVERWRITE");
    }
  }

  private void template() {
    if (request.hasText("Template")) {
      add("LIKE " + table("Template"));
    }
  }

  private void add(String words) {
    parts.add(Part.words(path, words));
  }

  private String chars(String key) {
    return ((JsonTree.Chars) request.peek(key)).value();
  }

  private String text(String key) {
    return quoting.text(request.text(key));
  }

  private String table(String key) {
    return quoting.table(request.text(key));
  }

  private String urls(String key) {
    List<String> urls = request.texts(key);
    return urls == null ? "" : " " + list(urls);
  }

  private String list(List<String> texts) {
    List<String> quoted = texts.stream().map(quoting::text).toList();
    return quoted.size() == 1 ? quoted.get(0) : "(" + String.join(", ", quoted) + ")";
  }
}
