package dev.bqt.compiler.check.tree;

import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.source.Span;
import java.util.List;

/**
 * A text or a table of a rule.
 *
 * @param value what it means, escapes resolved
 * @param variables the <code>${…}</code> in it, in order
 * @param action the action that it belongs to, or null
 */
public record Written(
    Place place, String value, List<Name> variables, Span span, PlacedAction action) {

  /** Copies the list. */
  public Written {
    variables = List.copyOf(variables);
  }

  static Written of(Place place, Text text, PlacedAction action) {
    return new Written(place, text.value(), text.variables(), text.span(), action);
  }

  static Written of(Place place, TableName table, PlacedAction action) {
    return new Written(place, table.text(), table.variables(), table.span(), action);
  }

  /** Finds places of parts of the value. To be asked for once, not for each part. */
  public Places places() {
    return new Places(span, span.text().indexOf(value));
  }

  /**
   * Parts of a value as places in the source.
   *
   * @param shift where the value begins in the span; negative if escapes make that unclear
   */
  public record Places(Span span, int shift) {

    /** The place of a part; all of it if that is unclear. */
    public Span of(int from, int to) {
      return shift < 0 ? span : span.part(shift + from, shift + to);
    }
  }
}
