package dev.bqt.compiler.lsp;

import java.io.Closeable;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** A client of the protocol at one end of two pipes; a server of rules is at the other. */
final class Editor implements LanguageClient, AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> logged = new LinkedBlockingQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Closeable> pipes = new ArrayList<>();
  private final RuleServer rules;
  final LanguageServer server;

  Editor(RuleFolders disk) throws IOException {
    PipedInputStream toServer = new PipedInputStream(1 << 16);
    PipedInputStream toClient = new PipedInputStream(1 << 16);
    PipedOutputStream fromClient = new PipedOutputStream(toServer);
    PipedOutputStream fromServer = new PipedOutputStream(toClient);
    pipes.addAll(List.of(fromClient, fromServer));
    rules = new RuleServer(disk, Runnable::run);
    var served =
        LSPLauncher.createServerLauncher(rules, toServer, fromServer, threads, same -> same);
    rules.connect(served.getRemoteProxy());
    served.startListening();
    var launcher =
        LSPLauncher.createClientLauncher(this, toClient, fromClient, threads, same -> same);
    launcher.startListening();
    server = launcher.getRemoteProxy();
  }

  InitializeResult start(String... folders) {
    InitializeParams hello = new InitializeParams();
    hello.setWorkspaceFolders(
        List.of(folders).stream().map(uri -> new WorkspaceFolder(uri, "rules")).toList());
    InitializeResult result = wait(server.initialize(hello));
    server.initialized(new InitializedParams());
    return result;
  }

  /** Ends the session; whether the server has ended properly. */
  boolean stop() {
    wait(server.shutdown());
    return leave();
  }

  /** The same without asking for the end before. */
  boolean leave() {
    server.exit();
    return wait(rules.ended());
  }

  void open(String uri, String text) {
    var document = new TextDocumentItem(uri, "bqt", 1, text);
    server.getTextDocumentService().didOpen(new DidOpenTextDocumentParams(document));
  }

  void change(String uri, Range range, String text) {
    var change = new TextDocumentContentChangeEvent(range, text);
    var document = new VersionedTextDocumentIdentifier(uri, 2);
    server
        .getTextDocumentService()
        .didChange(new DidChangeTextDocumentParams(document, List.of(change)));
  }

  void close(String uri) {
    server
        .getTextDocumentService()
        .didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(uri)));
  }

  /** The next findings that are published, of whatever text. */
  PublishDiagnosticsParams next() {
    return take(published);
  }

  /** The ids of the next findings, which are to be of this text. */
  List<String> ids(String uri) {
    PublishDiagnosticsParams next = next();
    if (!next.getUri().equals(uri)) {
      throw new AssertionError("Expected findings of " + uri + ", not " + next);
    }
    return next.getDiagnostics().stream().map(Diagnostic::getCode).map(id -> id.getLeft()).toList();
  }

  String nextLog() {
    return take(logged);
  }

  /** What is said at a place, in Markdown; empty if nothing. */
  String hover(String uri, int line, int character) {
    var asked = new HoverParams(new TextDocumentIdentifier(uri), new Position(line, character));
    Hover hover = wait(server.getTextDocumentService().hover(asked));
    return hover == null ? "" : hover.getContents().getRight().getValue();
  }

  List<CompletionItem> complete(String uri, int line, int character) {
    var place = new Position(line, character);
    var asked = new CompletionParams(new TextDocumentIdentifier(uri), place);
    return wait(server.getTextDocumentService().completion(asked)).getLeft();
  }

  List<? extends Location> definition(String uri, int line, int character) {
    var place = new Position(line, character);
    var asked = new DefinitionParams(new TextDocumentIdentifier(uri), place);
    return wait(server.getTextDocumentService().definition(asked)).getLeft();
  }

  static <T> T wait(CompletableFuture<T> answer) {
    return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  private static <T> T take(BlockingQueue<T> queue) {
    try {
      T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("The server said nothing.");
      }
      return next;
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams found) {
    published.add(found);
  }

  @Override
  public void logMessage(MessageParams message) {
    logged.add(message.getMessage());
  }

  @Override
  public void telemetryEvent(Object event) {}

  @Override
  public void showMessage(MessageParams message) {}

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams asked) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void close() throws IOException {
    for (Closeable pipe : pipes) {
      pipe.close();
    }
    threads.shutdownNow();
  }
}
