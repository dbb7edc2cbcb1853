package dev.bqt.compiler.format;

import dev.bqt.grammar.BqtParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Lays out what a statement is made of: words with blanks between, tails, lists and actions. */
final class PhraseLayout {

  private static final Layout SPACE = Layout.words(" ");

  /** What may begin a line of its own below the head it belongs to. */
  private static final Set<Class<?>> TAILS =
      Set.of(
          BqtParser.ConditionContext.class,
          BqtParser.DirectoryConditionContext.class,
          BqtParser.JobConditionContext.class,
          BqtParser.LoadTailContext.class,
          BqtParser.ViaTailContext.class,
          BqtParser.BatchTailContext.class,
          BqtParser.QuarantineTailContext.class,
          BqtParser.SplitTailContext.class,
          BqtParser.OverContext.class,
          BqtParser.ActionTailContext.class,
          BqtParser.NestContext.class);

  private final WordLayout words;

  PhraseLayout(WordLayout words) {
    this.words = words;
  }

  Layout of(ParserRuleContext phrase) {
    return phrase.children == null ? Layout.NOTHING : of(phrase.children);
  }

  /** Parts with blanks between them, tails in their order behind the rest. */
  Layout of(List<ParseTree> parts) {
    List<ParseTree> heads = parts.stream().filter(part -> !isTail(part)).toList();
    return Layout.of(head(heads), tails(parts.stream().filter(PhraseLayout::isTail).toList()));
  }

  /** Each on a line of its own if they do not all fit. */
  Layout tails(List<ParseTree> tails) {
    List<Layout> parts = new ArrayList<>();
    for (ParseTree tail : tails.stream().sorted(SentenceOrder.tails()).toList()) {
      parts.add(new Layout.Nest(Layout.of(Layout.LINE, of((ParserRuleContext) tail))));
    }
    return new Layout.Group(new Layout.Sequence(parts));
  }

  /** A clause without the tail that stands elsewhere. */
  Layout clause(ParserRuleContext clause, ParseTree moved) {
    List<ParseTree> parts = new ArrayList<>(clause.children);
    parts.remove(moved);
    return of(parts);
  }

  /** ON SUCCESS or ON FAILURE with its actions and the lists that belong to them. */
  Layout outcome(List<ParserRuleContext> clauses) {
    List<Layout> actions = new ArrayList<>();
    for (ParserRuleContext clause : clauses) {
      BqtParser.ActionsContext list = ((BqtParser.OutcomeClauseContext) clause).actions();
      boolean belongs = list instanceof BqtParser.NextActionsContext && !actions.isEmpty();
      int first = 0;
      if (list instanceof BqtParser.NextActionsContext) {
        first = 3;
        List<ParseTree> nested = new ArrayList<>(clause.children.subList(0, 2));
        nested.addAll(list.children.subList(0, first));
        if (belongs) {
          int last = actions.size() - 1;
          Layout under = new Layout.Nest(Layout.of(Layout.HARD, head(nested)));
          actions.set(last, Layout.of(actions.get(last), under));
        }
      }
      add(list.children.subList(first, list.getChildCount()), actions);
    }
    Layout head = head(clauses.get(0).children.subList(0, 2));
    boolean oneLine = actions.size() == 1 && !actions.get(0).breaks();
    return oneLine
        ? new Layout.Group(Layout.of(head, new Layout.Nest(Layout.of(Layout.LINE, actions.get(0)))))
        : Layout.of(
            head, new Layout.Nest(Layout.of(Layout.HARD, Layout.join(actions, Layout.HARD))));
  }

  private void add(List<ParseTree> list, List<Layout> actions) {
    for (ParseTree part : list) {
      if (part instanceof TerminalNode comma) {
        int last = actions.size() - 1;
        actions.set(last, Layout.of(actions.get(last), words.of(comma)));
      } else {
        actions.add(of((ParserRuleContext) part));
      }
    }
  }

  private Layout head(List<ParseTree> parts) {
    List<Layout> all = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      ParseTree part = parts.get(i);
      if (part.getChildCount() == 0 && !(part instanceof TerminalNode)) {
        continue;
      }
      all.add(all.isEmpty() || isComma(part) ? Layout.NOTHING : SPACE);
      if (opens(part)) {
        int close = closing(parts, i);
        all.add(brackets(parts.subList(i, close + 1)));
        i = close;
      } else {
        all.add(part instanceof TerminalNode word ? words.of(word) : of((ParserRuleContext) part));
      }
    }
    return new Layout.Sequence(all);
  }

  /** A list in brackets: in one line, or an item a line. */
  private Layout brackets(List<ParseTree> parts) {
    List<ParseTree> inside = parts.subList(1, parts.size() - 1);
    if (inside.size() == 1 && inside.get(0) instanceof BqtParser.NestedActionsContext nested) {
      inside = nested.children;
    }
    List<Layout> items = new ArrayList<>();
    List<ParseTree> item = new ArrayList<>();
    for (ParseTree part : inside) {
      if (isComma(part)) {
        items.add(Layout.of(item(item), words.of((TerminalNode) part)));
        item.clear();
      } else {
        item.add(part);
      }
    }
    if (!item.isEmpty()) {
      items.add(item(item));
    }
    Layout list = Layout.of(Layout.SOFT, Layout.join(items, Layout.LINE));
    TerminalNode close = (TerminalNode) parts.get(parts.size() - 1);
    Layout whole =
        Layout.of(
            words.of((TerminalNode) parts.get(0)),
            new Layout.Nest(list),
            items.isEmpty() ? Layout.NOTHING : Layout.SOFT,
            words.withoutBehind(close));
    return Layout.of(new Layout.Group(whole), words.behind(close.getSymbol()));
  }

  private Layout item(List<ParseTree> parts) {
    return of(List.copyOf(parts));
  }

  private static boolean isComma(ParseTree part) {
    return part instanceof TerminalNode word && word.getSymbol().getType() == BqtParser.COMMA;
  }

  private static boolean opens(ParseTree part) {
    return part instanceof TerminalNode word
        && (word.getSymbol().getType() == BqtParser.LPAREN
            || word.getSymbol().getType() == BqtParser.LBRACK);
  }

  private static int closing(List<ParseTree> parts, int open) {
    int at = open;
    while (!closes(parts.get(at))) {
      at++;
    }
    return at;
  }

  private static boolean closes(ParseTree part) {
    return part instanceof TerminalNode word
        && (word.getSymbol().getType() == BqtParser.RPAREN
            || word.getSymbol().getType() == BqtParser.RBRACK);
  }

  private static boolean isTail(ParseTree part) {
    return TAILS.stream().anyMatch(kind -> kind.isInstance(part));
  }
}
