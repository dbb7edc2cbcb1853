package dev.bqt.compiler.check;

import com.google.re2j.Pattern;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.automaton.Answer;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.check.tree.PlacedAction;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rule writes into Cloud Storage.
 *
 * @param verb what writes it
 * @param target where it is said where to
 * @param paths what is known of the paths of what is written
 * @param kept whether objects keep their path below the target, or the target is the whole address
 */
record Output(String verb, Text target, PathConditions paths, boolean kept) {

  private static final String SCHEME = "gs://";
  private static final List<String> TIED_TO_THE_START = List.of("^", "\\A", "\\b", "\\B");
  private static final List<String> LOADED = List.of("$LoadURIs", "${LoadURIs}");

  /** All that is known: of an address that is nothing but a variable nothing is. */
  static List<Output> of(Rule rule) {
    List<Output> all = new ArrayList<>();
    for (PlacedAction placed : Actions.of(rule)) {
      if (placed.action().verb() instanceof Verb.Move move && move.target() != null) {
        addMove(rule, move, all);
      } else if (placed.action().verb() instanceof Verb.Export export) {
        addWhole("EXPORT", export.target(), path(export.target().value()), all);
      }
    }
    Clause.QuarantineClause quarantine = rule.first(Clause.QuarantineClause.class);
    if (quarantine != null) {
      quarantine.places().forEach(place -> addKept("QUARANTINE", rule, place.url(), all));
    }
    return all;
  }

  private static void addMove(Rule rule, Verb.Move move, List<Output> all) {
    boolean loaded =
        move.urls().isEmpty() || move.urls().stream().anyMatch(url -> isLoaded(url.value()));
    if (move.exactly()) {
      addWhole("MOVE", move.target(), path(move.target().value()), all);
    } else if (loaded) {
      addKept("MOVE", rule, move.target(), all);
    } else {
      for (Text url : move.urls()) {
        String path = path(url.value());
        if (!path.isEmpty()) {
          addWhole("MOVE", move.target(), folder(move.target().value()) + path, all);
        }
      }
    }
  }

  private static boolean isLoaded(String url) {
    return LOADED.contains(url.strip());
  }

  private static void addKept(String verb, Rule rule, Text target, List<Output> all) {
    PathConditions paths = below(folder(target.value()), PathConditions.of(rule));
    if (paths != null && hasBucket(target.value())) {
      all.add(new Output(verb, target, paths, true));
    }
  }

  /** The same paths below a folder; null if a pattern is tied to the start in some other way. */
  static PathConditions below(String folder, PathConditions own) {
    String filter = own.filter();
    boolean anchored = filter != null && filter.startsWith("^") && filter.indexOf('|') < 0;
    String rest = anchored ? filter.substring(1) : filter;
    if (!folder.isEmpty() && rest != null && TIED_TO_THE_START.stream().anyMatch(rest::contains)) {
      return null;
    }
    String moved = anchored ? "^" + Pattern.quote(folder) + rest : filter;
    return new PathConditions(folder + own.prefix(), own.suffix(), moved, null);
  }

  private static void addWhole(String verb, Text target, String path, List<Output> all) {
    if (!path.isEmpty() && hasBucket(target.value())) {
      all.add(new Output(verb, target, whole(path), false));
    }
  }

  private static boolean hasBucket(String target) {
    return target.startsWith(SCHEME)
        && target.length() > SCHEME.length()
        && target.charAt(SCHEME.length()) != '/';
  }

  /** Where there is a variable, anything may be. */
  private static PathConditions whole(String path) {
    int dollar = path.indexOf('$');
    if (dollar < 0) {
      return new PathConditions(path, path, null, null);
    }
    int last = path.lastIndexOf('$');
    int brace = path.startsWith("{", last + 1) ? path.indexOf('}', last) : -1;
    int end = brace < 0 ? last + 1 : brace + 1;
    while (brace < 0 && end < path.length() && Character.isLetterOrDigit(path.charAt(end))) {
      end++;
    }
    String head = path.substring(0, dollar);
    String tail = path.substring(end);
    String pattern = "^" + Pattern.quote(head) + ".+" + Pattern.quote(tail) + "$";
    return new PathConditions(head, tail, pattern, null);
  }

  /** Whether a rule that watches for such paths takes what is written, as far as can be told. */
  boolean isTakenBy(PathConditions watched, CommonPaths common) {
    boolean begins = paths.prefix().startsWith(watched.prefix());
    boolean ends = paths.suffix().endsWith(watched.suffix());
    return (kept || begins && ends)
        && common.canRead(watched)
        && common.canRead(paths)
        && common.find(List.of(paths, watched)) instanceof Answer.Witness;
  }

  /** Whether it goes into the very bucket that is watched. */
  boolean inWatchedBucket() {
    String url = target.value();
    return url.startsWith("gs://$TriggerBucket") || url.startsWith("gs://${TriggerBucket}");
  }

  /** The bucket that is named, with its scheme. */
  String bucket() {
    int slash = target.value().indexOf('/', SCHEME.length());
    return slash < 0 ? target.value() : target.value().substring(0, slash);
  }

  /** With a leading slash, without one at its end; empty for a bucket. */
  static String folder(String target) {
    String path = path(target);
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static String path(String target) {
    int slash = target.indexOf('/', Math.min(SCHEME.length(), target.length()));
    return target.startsWith(SCHEME) && slash >= 0 ? target.substring(slash) : "";
  }
}
