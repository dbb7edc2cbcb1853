package dev.bqt.runtime.route;

import com.google.re2j.Pattern;
import dev.bqt.runtime.route.document.ObjectView;
import dev.bqt.runtime.route.field.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what follows a load. */
final class ActionReader {
  /** BqTail's name for the objects that were loaded. */
  private static final String LOADED = "$LoadURIs";

  private static final List<String> BUILT = List.of("delete", "move");
  private static final List<String> LATER =
      List.of(
          "copy",
          "query",
          "export",
          "insert",
          "drop",
          "call",
          "push",
          "notify",
          "load",
          "reload",
          "group",
          "tableExists");
  private static final Pattern BUCKET = Pattern.compile("gs://[a-z0-9][a-z0-9._-]*(/.*)?");

  private final Report report;

  ActionReader(Report report) {
    this.report = report;
  }

  /** The actions in the list under a key, those with errors left out. */
  List<RouteAction> read(ObjectView rule, String key) {
    List<RouteAction> actions = new ArrayList<>();
    for (ObjectView action : rule.children(key)) {
      read(action).ifPresent(actions::add);
    }
    return actions;
  }

  private Optional<RouteAction> read(ObjectView action) {
    String name = action.text("Action");
    if (!BUILT.contains(name)) {
      notBuilt(action, name);
      return Optional.empty();
    }
    refuseNested(action, "OnSuccess");
    refuseNested(action, "OnFailure");
    ObjectView request = action.child("Request");
    return Optional.of(name.equals("delete") ? delete(request) : move(request));
  }

  private void notBuilt(ObjectView action, String name) {
    if (name.isBlank()) {
      missing(action, "Action", "name the action, such as delete");
    } else if (LATER.contains(name)) {
      String advice = "take it out, or leave this rule to BqTail";
      report.notBuilt(
          action.placeOf("Action"), action.pathOf("Action"), "the action " + name, advice);
    } else {
      List<String> known = new ArrayList<>(BUILT);
      known.addAll(LATER);
      String advice = NearestName.advice(name, known, "one of " + String.join(", ", BUILT));
      error(action, "Action", "unknown action \"" + name + "\"", advice);
    }
  }

  private void refuseNested(ObjectView action, String key) {
    if (!action.children(key).isEmpty()) {
      String message = action.text("Action") + " cannot have actions of its own";
      error(action, key, message, "put them beside it");
    }
  }

  private RouteAction delete(ObjectView request) {
    List<String> urls = new ArrayList<>(urls(request, "URLs"));
    urls.addAll(urls(request, "URL"));
    urls.addAll(urls(request, "SourceURL"));
    return new RouteAction.Delete(urls);
  }

  private RouteAction move(ObjectView request) {
    List<String> urls = new ArrayList<>(urls(request, "SourceURLs"));
    urls.addAll(urls(request, "SourceURL"));
    boolean exactly = request.flag("IsDestAbsoluteURL");
    String destination = request.text("DestURL");
    if (destination.isEmpty()) {
      missing(request, "DestURL", "say where to move: gs://bucket/folder");
    } else if (checkUrl(request, "DestURL", destination, exactly) && exactly && urls.size() != 1) {
      String message = "every object would be moved to this one name";
      report.warning(
          request.placeOf("DestURL"),
          request.pathOf("DestURL"),
          message,
          "take IsDestAbsoluteURL out: their paths are then appended");
    }
    return new RouteAction.Move(urls, destination, exactly);
  }

  /** The URLs under a key; none when they are those of the objects that were loaded. */
  private List<String> urls(ObjectView request, String key) {
    List<String> urls = request.texts(key);
    if (urls.equals(List.of(LOADED))) {
      return List.of();
    }
    if (request.has(key) && urls.isEmpty() && !report.mentions(request.pathOf(key))) {
      error(request, key, "names nothing", "take it out to mean the objects that were loaded");
    }
    urls.forEach(url -> checkUrl(request, key, url, true));
    return urls;
  }

  private boolean checkUrl(ObjectView request, String key, String url, boolean wantsObject) {
    String advice = wantsObject ? "write gs://bucket/object" : "write gs://bucket/folder";
    if (url.contains("$")) {
      error(request, key, "not built yet: expansions in a URL, " + url, advice);
    } else if (!BUCKET.matches(url) || wantsObject && !namesObject(url)) {
      error(request, key, "not the URL that is needed here: \"" + url + "\"", advice);
    } else {
      return true;
    }
    return false;
  }

  private static boolean namesObject(String url) {
    int slash = url.indexOf('/', "gs://".length());
    return slash > 0 && slash < url.length() - 1;
  }

  private void missing(ObjectView view, String key, String advice) {
    if (!report.mentions(view.pathOf(key))) {
      error(view, key, "is missing", advice);
    }
  }

  private void error(ObjectView view, String key, String message, String advice) {
    report.error(view.placeOf(key), view.pathOf(key), message, advice);
  }
}
