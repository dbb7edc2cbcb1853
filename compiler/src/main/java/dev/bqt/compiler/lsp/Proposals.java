package dev.bqt.compiler.lsp;

import dev.bqt.compiler.expansion.Variables;
import dev.bqt.compiler.option.LoadFormat;
import dev.bqt.compiler.option.LoadOption;
import dev.bqt.compiler.option.LoadOptions;
import dev.bqt.compiler.option.OptionType;
import dev.bqt.compiler.parse.next.Completion;
import dev.bqt.compiler.parse.next.Completion.Part;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What an editor proposes at a place. */
final class Proposals {

  private final List<CompletionItem> items = new ArrayList<>();
  private final Span typed;

  private Proposals(Span typed) {
    this.typed = typed;
  }

  static List<CompletionItem> at(SourceFile source, int offset) {
    int variable = startOfVariable(source.text(), offset);
    if (variable >= 0) {
      return new Proposals(source.span(variable, offset)).variables();
    }
    Completion completion = Completion.at(source, offset);
    return new Proposals(completion.typed()).of(completion);
  }

  /** The offset behind the <code>${</code> that is not closed before this one; or -1. */
  private static int startOfVariable(String text, int offset) {
    int start = offset;
    while (start > 0 && isOfVariable(text.charAt(start - 1))) {
      start--;
    }
    boolean opened = start > 1 && text.charAt(start - 1) == '{' && text.charAt(start - 2) == '$';
    return opened && (start < 3 || text.charAt(start - 3) != '\\') ? start : -1;
  }

  private static boolean isOfVariable(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '[' || c == ']';
  }

  private List<CompletionItem> variables() {
    Variables.OF_A_LOAD.forEach(
        name -> add(name, CompletionItemKind.Variable, "known when a load runs"));
    Variables.OF_AN_ACTION.forEach(
        name -> add(name, CompletionItemKind.Variable, "known to actions"));
    return items;
  }

  private List<CompletionItem> of(Completion completion) {
    if (completion.parts().contains(Part.FORMAT)) {
      LoadFormat.words().forEach(word -> add(word, CompletionItemKind.EnumMember, "format"));
    }
    if (completion.parts().contains(Part.OPTION)) {
      options(table(completion.path()));
    }
    if (completion.parts().contains(Part.OPTION_VALUE)) {
      values(completion.path());
    }
    completion.keywords().forEach(word -> add(word, CompletionItemKind.Keyword, ""));
    return items;
  }

  /** The options that may stand in the map at the end of a path; null if any key may. */
  private static LoadOptions table(List<String> path) {
    LoadOptions table = LoadOptions.OF_LOAD;
    for (String key : path) {
      LoadOption option = table == null ? null : table.find(key);
      table = option == null ? null : option.inside();
    }
    return table;
  }

  private void options(LoadOptions table) {
    if (table != null) {
      table
          .all()
          .forEach(
              option -> add(option.name(), CompletionItemKind.Property, option.type().words()));
    }
  }

  private void values(List<String> path) {
    LoadOptions table = path.isEmpty() ? null : table(path.subList(0, path.size() - 1));
    LoadOption option = table == null ? null : table.find(path.get(path.size() - 1));
    if (option == null) {
      return;
    }
    option
        .values()
        .forEach(value -> add("\"" + value + "\"", CompletionItemKind.EnumMember, option.name()));
    if (option.type() == OptionType.TRUTH) {
      List.of("TRUE", "FALSE")
          .forEach(word -> add(word, CompletionItemKind.EnumMember, option.name()));
    }
  }

  private void add(String word, CompletionItemKind kind, String detail) {
    CompletionItem item = new CompletionItem(word);
    item.setKind(kind);
    item.setTextEdit(Either.forLeft(new TextEdit(Places.range(typed), word)));
    if (!detail.isEmpty()) {
      item.setDetail(detail);
    }
    items.add(item);
  }
}
