package dev.bqt.compiler.parse.error;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RuleContext;

/** Remembers which parts of the parse tree have an error in them, and so must not be read. */
public final class Broken {

  private final Set<RuleContext> parts = Collections.newSetFromMap(new IdentityHashMap<>());

  public static Broken nothing() {
    return new Broken();
  }

  /** Marks a part and all that it is part of. */
  public void mark(ParserRuleContext part) {
    for (RuleContext at = part; at != null && parts.add(at); at = at.parent) {}
  }

  public boolean contains(ParserRuleContext part) {
    return parts.contains(part);
  }
}
