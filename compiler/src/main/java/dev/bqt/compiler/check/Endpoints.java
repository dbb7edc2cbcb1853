package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.INCOMPLETE_ACTION;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.check.tree.PlacedAction;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/**
 * CALL asks a host by HTTP, and PUBLISH goes to a topic that there can be ("Guidelines to name a
 * topic" of Pub/Sub). What is replaced in them is not known yet.
 */
final class Endpoints implements Check {

  private static final Pattern HTTP = Pattern.compile("(?i)https?://([^/?#]*).*");
  private static final Pattern HOST =
      Pattern.compile("(?i)([^@]*@)?([a-z0-9]([a-z0-9._-]*[a-z0-9])?|\\[[0-9a-f:.]+\\])(:[0-9]+)?");
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z][A-Za-z0-9._~+%-]{2,254}");
  private static final Pattern WHOLE_TOPIC = Pattern.compile("projects/[^/\\s]+/topics/([^/\\s]+)");

  /** What no topic of a user begins with. */
  private static final String RESERVED = "goog";

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      for (PlacedAction placed : Actions.of(rule)) {
        if (placed.action().verb() instanceof Verb.Call call) {
          inspectUrl(call.url(), found);
        } else if (placed.action().verb() instanceof Verb.Publish publish) {
          inspectTopic(publish.topic(), found);
        }
      }
    }
  }

  private static void inspectUrl(Text url, Diagnostics found) {
    String text = url.value();
    Matcher http = HTTP.matcher(text);
    boolean replaced = text.startsWith("$");
    boolean legal =
        http.matches()
            && (text.indexOf('$') >= 0 || text.chars().noneMatch(Character::isWhitespace))
            && (http.group(1).indexOf('$') >= 0 || HOST.matcher(http.group(1)).matches());
    if (!replaced && !legal) {
      found.add(
          incomplete(
              url,
              "CALL takes an address such as https://example.com/x.",
              "The action would fail when it is its turn."));
    }
  }

  /** What has no slash is a topic of the project of the request, or of BqTail. */
  private static void inspectTopic(Text topic, Diagnostics found) {
    String text = topic.value();
    Matcher whole = WHOLE_TOPIC.matcher(text);
    if (text.indexOf('$') >= 0) {
      return;
    } else if (text.indexOf('/') >= 0 && !whole.matches()) {
      found.add(
          incomplete(
              topic,
              "\"" + text + "\" is no topic of a project.",
              "Write \"projects/my-project/topics/my-topic\", or \"my-topic\" alone."));
      return;
    }
    String id = whole.matches() ? whole.group(1) : text;
    if (id.startsWith(RESERVED) || !TOPIC.matcher(id).matches()) {
      found.add(
          incomplete(
              topic,
              "There can be no topic \"" + id + "\".",
              "Topics have 3 to 255 letters, digits and - . _ ~ + %, a letter first, and do not"
                  + " begin with goog."));
    }
  }

  private static Diagnostic incomplete(Text text, String message, String hint) {
    return Diagnostic.of(INCOMPLETE_ACTION, text.span(), message).hint(hint);
  }
}
