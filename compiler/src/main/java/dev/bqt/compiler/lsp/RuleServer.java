package dev.bqt.compiler.lsp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageClientAware;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** The language server of rules: one client, from initialize to exit. */
final class RuleServer implements LanguageServer, LanguageClientAware {

  private final Workspace workspace;
  private final Documents documents;
  private final Folders folders;
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
  private LanguageClient client;
  private boolean watches;
  private boolean shutDown;

  /**
   * A server.
   *
   * @param later runs a task after the pause in which somebody may type on
   */
  RuleServer(RuleFolders disk, Executor later) {
    workspace = new Workspace(disk);
    Guard guard = new Guard(problem -> log(MessageType.Error, problem));
    Findings findings =
        new Findings(workspace, later, guard, found -> client.publishDiagnostics(found));
    documents = new Documents(workspace, findings, guard);
    folders = new Folders(workspace, findings, guard, problem -> log(MessageType.Warning, problem));
  }

  private void log(MessageType type, String message) {
    client.logMessage(new MessageParams(type, message));
  }

  @Override
  public void connect(LanguageClient to) {
    client = to;
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams asked) {
    List<WorkspaceFolder> given = asked.getWorkspaceFolders();
    if (given != null) {
      given.forEach(folder -> workspace.add(folder.getUri()));
    }
    watches = canWatch(asked.getCapabilities());
    ServerInfo info = new ServerInfo("bqt");
    return CompletableFuture.completedFuture(new InitializeResult(capabilities(), info));
  }

  private static boolean canWatch(ClientCapabilities client) {
    return client != null
        && client.getWorkspace() != null
        && client.getWorkspace().getDidChangeWatchedFiles() != null
        && Boolean.TRUE.equals(
            client.getWorkspace().getDidChangeWatchedFiles().getDynamicRegistration());
  }

  private static ServerCapabilities capabilities() {
    ServerCapabilities can = new ServerCapabilities();
    can.setTextDocumentSync(TextDocumentSyncKind.Incremental);
    can.setHoverProvider(true);
    can.setCompletionProvider(new CompletionOptions(false, List.of("{", "(")));
    can.setDefinitionProvider(true);
    can.setDocumentFormattingProvider(true);
    WorkspaceFoldersOptions folders = new WorkspaceFoldersOptions();
    folders.setSupported(true);
    folders.setChangeNotifications(true);
    can.setWorkspace(new WorkspaceServerCapabilities(folders));
    return can;
  }

  @Override
  public void initialized(InitializedParams ready) {
    if (watches) {
      var rules =
          new DidChangeWatchedFilesRegistrationOptions(
              List.of(new FileSystemWatcher(Either.forLeft("**/*.bqt"))));
      var registration = new Registration("rules", "workspace/didChangeWatchedFiles", rules);
      client.registerCapability(new RegistrationParams(List.of(registration)));
    }
    folders.reload();
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    shutDown = true;
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void exit() {
    ended.complete(shutDown);
  }

  /** Completed by exit: true if shutdown came before it. */
  CompletableFuture<Boolean> ended() {
    return ended;
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return documents;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return folders;
  }
}
