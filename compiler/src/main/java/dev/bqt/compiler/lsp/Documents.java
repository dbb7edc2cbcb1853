package dev.bqt.compiler.lsp;

import dev.bqt.compiler.format.Formatter;
import dev.bqt.compiler.source.SourceFile;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;

/** What editors tell and ask about texts. Answers come in the order of the questions. */
final class Documents implements TextDocumentService {

  private final Workspace workspace;
  private final Findings findings;
  private final Guard guard;

  Documents(Workspace workspace, Findings findings, Guard guard) {
    this.workspace = workspace;
    this.findings = findings;
    this.guard = guard;
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams opened) {
    changed(
        "didOpen",
        () ->
            workspace.open(opened.getTextDocument().getUri(), opened.getTextDocument().getText()));
  }

  @Override
  public void didChange(DidChangeTextDocumentParams changed) {
    changed(
        "didChange",
        () -> workspace.change(changed.getTextDocument().getUri(), changed.getContentChanges()));
  }

  @Override
  public void didClose(DidCloseTextDocumentParams closed) {
    changed("didClose", () -> workspace.close(closed.getTextDocument().getUri()));
  }

  /** What is saved is open, and so known; editors tell of the file itself where they watch it. */
  @Override
  public void didSave(DidSaveTextDocumentParams saved) {}

  private void changed(String what, Runnable change) {
    guard.run(what, change);
    findings.refresh();
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams asked) {
    return answer(
        "hover", null, asked, (source, offset) -> Hovers.at(source, workspace.scripts(), offset));
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams asked) {
    return answer(
        "completion",
        Either.forLeft(List.of()),
        asked,
        (source, offset) -> Either.forLeft(Proposals.at(source, offset)));
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams asked) {
    return answer(
        "definition",
        Either.forLeft(List.of()),
        asked,
        (source, offset) -> Either.forLeft(Definitions.at(workspace, source, offset)));
  }

  /** The whole text anew; nothing if it cannot be read as rules or is canonical already. */
  @Override
  public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams asked) {
    return CompletableFuture.completedFuture(
        guard.answer(
            "formatting",
            List.of(),
            () -> edits(workspace.source(asked.getTextDocument().getUri()))));
  }

  private static List<TextEdit> edits(SourceFile source) {
    String text = source == null ? null : Formatter.format(source).text();
    return text == null || text.equals(source.text())
        ? List.of()
        : List.of(new TextEdit(Places.range(source.span(0, source.text().length())), text));
  }

  private <T> CompletableFuture<T> answer(
      String request,
      T nothing,
      TextDocumentPositionParams asked,
      BiFunction<SourceFile, Integer, T> answer) {
    return CompletableFuture.completedFuture(
        guard.answer(
            request,
            nothing,
            () -> {
              SourceFile source = workspace.source(asked.getTextDocument().getUri());
              return source == null
                  ? nothing
                  : answer.apply(source, Places.offset(source, asked.getPosition()));
            }));
  }
}
