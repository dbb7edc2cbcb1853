package dev.bqt.compiler.check.allow;

import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.source.Span;

/**
 * One id of a comment that allows something.
 *
 * @param id as written
 * @param statement what it is about: a rule, DEFAULTS or DEPLOYMENT; null if nothing follows it
 */
record Allow(Name id, Span statement) {

  /** Whether it is about a place. */
  boolean covers(Span place) {
    return statement != null
        && statement.source().equals(place.source())
        && statement.start() <= place.start()
        && place.start() <= statement.end();
  }
}
