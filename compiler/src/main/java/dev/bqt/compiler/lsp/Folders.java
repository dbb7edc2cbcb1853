package dev.bqt.compiler.lsp;

import java.util.function.Consumer;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.services.WorkspaceService;

/** What editors tell about folders and the files in them. */
final class Folders implements WorkspaceService {

  private final Workspace workspace;
  private final Findings findings;
  private final Guard guard;
  private final Consumer<String> log;

  Folders(Workspace workspace, Findings findings, Guard guard, Consumer<String> log) {
    this.workspace = workspace;
    this.findings = findings;
    this.guard = guard;
    this.log = log;
  }

  /** There is nothing to configure. */
  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams changed) {}

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams changed) {
    reload();
  }

  @Override
  public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams changed) {
    changed.getEvent().getRemoved().stream()
        .map(WorkspaceFolder::getUri)
        .forEach(workspace::remove);
    changed.getEvent().getAdded().stream().map(WorkspaceFolder::getUri).forEach(workspace::add);
    reload();
  }

  void reload() {
    guard.run("folders", () -> workspace.reload(log));
    findings.refresh();
  }
}
