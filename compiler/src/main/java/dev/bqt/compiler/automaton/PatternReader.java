package dev.bqt.compiler.automaton;

import dev.bqt.compiler.automaton.Expression.Assertion;
import dev.bqt.compiler.automaton.Expression.Choice;
import dev.bqt.compiler.automaton.Expression.OneOf;
import dev.bqt.compiler.automaton.Expression.Place;
import dev.bqt.compiler.automaton.Expression.Repeat;
import dev.bqt.compiler.automaton.Expression.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a pattern in the syntax of RE2, one that RE2 has read already: what it refuses need not be
 * found here, and what is not certain is {@link Undecidable}.
 */
final class PatternReader {

  private static final int DEPTH = 200;
  private static final String REPETITIONS = "*+?{";

  private final PatternText text;
  private final CharacterClasses classes;
  private Flags flags = new Flags(false, false, false);
  private int depth;

  /** What {@code (?i)}, {@code (?m)} and {@code (?s)} switch. */
  private record Flags(boolean foldCase, boolean multiLine, boolean dotAll) {

    Flags with(char flag, boolean on) {
      return switch (flag) {
        case 'i' -> new Flags(on, multiLine, dotAll);
        case 'm' -> new Flags(foldCase, on, dotAll);
        case 's' -> new Flags(foldCase, multiLine, on);
        case 'U' -> this; // Which match is preferred does not matter here.
        default -> throw new Undecidable("the flag " + flag);
      };
    }
  }

  private PatternReader(String pattern, CharacterClasses classes) {
    this.text = new PatternText(pattern);
    this.classes = classes;
  }

  static Expression read(String pattern, CharacterClasses classes) {
    PatternReader reader = new PatternReader(pattern, classes);
    Expression all = reader.choice();
    if (!reader.text.atEnd()) {
      throw new Undecidable("a ) that closes nothing");
    }
    return all;
  }

  private Expression choice() {
    if (++depth > DEPTH) {
      throw new Undecidable("groups nested too deeply");
    }
    List<Expression> branches = new ArrayList<>();
    do {
      branches.add(sequence());
    } while (text.take("|"));
    depth--;
    return branches.size() == 1 ? branches.get(0) : new Choice(List.copyOf(branches));
  }

  private Expression sequence() {
    List<Expression> parts = new ArrayList<>();
    while (!text.atEnd() && text.peek() != '|' && text.peek() != ')') {
      int before = parts.size();
      if (text.take("\\Q")) {
        parts.addAll(quoted());
      } else {
        Expression part = part();
        if (part != null) {
          parts.add(part);
        }
      }
      repeatLast(parts, parts.size() > before);
    }
    return new Sequence(List.copyOf(parts));
  }

  private List<Expression> quoted() {
    List<Expression> parts = new ArrayList<>();
    text.until("\\E").codePoints().forEach(c -> parts.add(literal(c)));
    return parts;
  }

  private void repeatLast(List<Expression> parts, boolean grown) {
    if (text.atEnd() || REPETITIONS.indexOf(text.peek()) < 0) {
      return;
    }
    int[] times = text.repetition();
    if (times == null) {
      return; // A brace that counts nothing is a character.
    }
    if (!grown || !text.atEnd() && REPETITIONS.indexOf(text.peek()) >= 0) {
      throw new Undecidable("a repetition of what cannot be repeated");
    }
    int last = parts.size() - 1;
    parts.set(last, new Repeat(parts.get(last), times[0], times[1]));
  }

  /** The next part, or null if it does nothing but switch flags. */
  private Expression part() {
    if (text.take("(")) {
      return group();
    }
    if (text.peek() == '[') {
      return asked(text.characterClass());
    }
    if (text.peek() == '\\') {
      return escape();
    }
    int c = text.next();
    return switch (c) {
      case '.' -> new OneOf(flags.dotAll() ? CodePoints.ALL : CodePoints.NO_NEWLINE);
      case '^' -> new Assertion(flags.multiLine() ? Place.BEGIN_LINE : Place.BEGIN_TEXT);
      case '$' -> new Assertion(flags.multiLine() ? Place.END_LINE : Place.END_TEXT);
      case '*', '+', '?' -> throw new Undecidable("a repetition of nothing");
      default -> literal(c);
    };
  }

  private Expression group() {
    Flags outside = flags;
    if (text.take("?P<") || text.take("?<")) {
      text.until(">");
    } else if (text.take("?") && !switches()) {
      return null; // The flags hold to the end of the group around it.
    }
    Expression inside = choice();
    if (!text.take(")")) {
      throw new Undecidable("a group without an end");
    }
    flags = outside;
    return inside;
  }

  /** Reads flags; true if a group follows, in which alone they hold. */
  private boolean switches() {
    boolean on = true;
    while (!text.atEnd()) {
      int flag = text.next();
      if (flag == ':' || flag == ')') {
        return flag == ':';
      }
      if (flag == '-') {
        on = false;
      } else {
        flags = flags.with((char) flag, on);
      }
    }
    throw new Undecidable("flags without an end");
  }

  private Expression escape() {
    String escape = text.escape();
    return switch (escape.charAt(1)) {
      case 'A' -> new Assertion(Place.BEGIN_TEXT);
      case 'z' -> new Assertion(Place.END_TEXT);
      case 'b' -> new Assertion(Place.WORD_BOUNDARY);
      case 'B' -> new Assertion(Place.NO_WORD_BOUNDARY);
      default -> asked(escape);
    };
  }

  private Expression literal(int c) {
    boolean asIs = !flags.foldCase() || c < 128 && !Character.isLetter(c);
    return asIs ? new OneOf(CodePoints.single(c)) : asked(Character.toString(c));
  }

  private Expression asked(String part) {
    return new OneOf(classes.of(part, flags.foldCase()));
  }
}
