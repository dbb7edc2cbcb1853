package dev.bqt.runtime.config;

import dev.bqt.runtime.cloud.Folder;
import dev.bqt.runtime.config.ConfigurationDocument.Entry;
import dev.bqt.runtime.config.ConfigurationKeys.Key;
import dev.bqt.runtime.config.ConfigurationKeys.Owner;
import dev.bqt.runtime.config.Findings.Spot;
import dev.bqt.runtime.route.document.JsonPath;
import dev.bqt.runtime.route.document.Node.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Several configurations as one: the first that has a key counts. */
final class Settings {
  private static final Folder NOWHERE = new Folder("", "missing");

  private final List<ConfigurationDocument> documents;
  private final Findings findings;
  private final boolean own;

  Settings(List<ConfigurationDocument> documents, Findings findings) {
    this(documents, findings, false);
    warnOfContradictions();
  }

  private Settings(List<ConfigurationDocument> documents, Findings findings, boolean own) {
    this.documents = documents;
    this.findings = findings;
    this.own = own;
  }

  /** Our own keys. */
  Settings own() {
    return new Settings(documents, findings, true);
  }

  /** The text under a key; null when there is none, or nothing in it. */
  String text(String name) {
    return entry(name)
        .map(entry -> (String) entry.value())
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .orElse(null);
  }

  /** Whether the key is there and true. */
  boolean flag(String name) {
    return entry(name).map(Entry::value).orElse(false).equals(true);
  }

  /** The number under a key; when there is none, or 0, the other one. */
  long positive(String name, long otherwise) {
    Optional<Entry> entry = entry(name);
    long number = entry.map(found -> (Long) found.value()).orElse(0L);
    if (number < 0) {
      findings.error(entry.orElseThrow().spot(), "must not be negative", "");
    }
    return number <= 0 ? otherwise : number;
  }

  /** The root URL under a key; null when there is none. */
  String url(String name) {
    String text = text(name);
    return text == null ? null : Environment.root(text);
  }

  /** The folder under a key. */
  Optional<Folder> folder(String name) {
    String url = text(name);
    if (url == null) {
      return Optional.empty();
    }
    Optional<Folder> folder = Folder.parse(url);
    if (folder.isEmpty()) {
      findings.error(
          entry(name).orElseThrow().spot(),
          "not a folder of Cloud Storage: \"" + url + "\"",
          "write gs://bucket/folder");
    }
    return folder;
  }

  /** The folder under a key that must be there; one of nowhere when it is not: reported. */
  Folder requiredFolder(String name, String what) {
    if (text(name) == null) {
      missing(name, "say " + what + ": \"" + name + "\": \"gs://bucket/folder\"");
      return NOWHERE;
    }
    return folder(name).orElse(NOWHERE);
  }

  /** Whether something wrong with this key has been told. */
  boolean isAmiss(String name) {
    String parent = own ? JsonPath.key(JsonPath.ROOT, ConfigurationKeys.OWN) : JsonPath.ROOT;
    return findings.mention(JsonPath.key(parent, name));
  }

  private void missing(String name, String advice) {
    String path = JsonPath.key(JsonPath.ROOT, name);
    if (!findings.mention(path)) {
      Spot first = documents.get(0).whole();
      findings.error(new Spot(first.origin(), first.place(), path), "is missing", advice);
    }
  }

  /** A path, or the URL of a folder; null when there is neither. */
  String pathOrFolder(String name) {
    String text = text(name);
    if (text != null && text.contains("://")) {
      folder(name);
    }
    return text;
  }

  /** The name of a bucket; null when there is none. */
  String bucket(String name) {
    String written = text(name);
    return written == null ? null : bucket(written, entry(name).orElseThrow().spot());
  }

  /** Names of buckets. */
  List<String> buckets(String name) {
    List<String> buckets = new ArrayList<>();
    entry(name)
        .ifPresent(
            entry ->
                ((List<?>) entry.value())
                    .forEach(written -> buckets.add(bucket((String) written, entry.spot()))));
    return buckets;
  }

  /** A bucket may be written as its URL. */
  private String bucket(String written, Spot spot) {
    Optional<Folder> folder = Folder.parse(written.contains("://") ? written : "gs://" + written);
    if (folder.filter(whole -> whole.prefix().isEmpty()).isEmpty()) {
      findings.error(spot, "not the name of a bucket: \"" + written + "\"", "");
    }
    return folder.map(Folder::bucket).orElse(written);
  }

  /** An error of the configurations as a whole. */
  void error(String message, String advice) {
    findings.error(documents.get(0).whole(), message, advice);
  }

  /** The configurations that have rules in themselves. */
  List<ConfigurationSource> rulesInside() {
    Key rules = ConfigurationKeys.find(false, "Rules").orElseThrow();
    return documents.stream()
        .filter(document -> document.entry(rules).isPresent() && !isDispatch(document))
        .map(ConfigurationDocument::source)
        .toList();
  }

  private Optional<Entry> entry(String name) {
    Key key = ConfigurationKeys.find(own, name).orElseThrow();
    return documents.stream()
        .filter(document -> !ConfigurationDocument.isAboutRules(key) || !isDispatch(document))
        .map(document -> document.entry(key))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** BqDispatch has rules of its own, which it never followed. */
  private boolean isDispatch(ConfigurationDocument document) {
    if (documents.size() == 1) {
      return false;
    }
    boolean oneIsMarked = documents.stream().anyMatch(Settings::isMarked);
    return oneIsMarked ? isMarked(document) : documents.indexOf(document) > 0;
  }

  private static boolean isMarked(ConfigurationDocument document) {
    return document.hasKeyOf(Owner.BQDISPATCH) && !document.hasKeyOf(Owner.BQTAIL);
  }

  private void warnOfContradictions() {
    for (Key key : ConfigurationKeys.all()) {
      boolean counts =
          key.use() == ConfigurationKeys.Use.USED && !ConfigurationDocument.isAboutRules(key);
      List<Entry> given =
          documents.stream()
              .map(document -> document.entry(key))
              .flatMap(Optional::stream)
              .toList();
      for (int i = 1; counts && i < given.size(); i++) {
        Entry first = given.get(0);
        if (!first.value().equals(given.get(i).value())) {
          Place place = first.spot().place();
          findings.warning(
              given.get(i).spot(),
              "says another thing than " + first.spot().origin() + ":" + place.line(),
              "make them agree: the first one counts");
        }
      }
    }
  }
}
