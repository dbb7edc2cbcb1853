package dev.bqt.compiler.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** The language server on a pair of streams. */
public final class StdioServer {

  private static final long PAUSE_MILLIS = 200;

  private StdioServer() {}

  /**
   * Serves one client until it says exit or its stream ends.
   *
   * @return whether the client asked for shutdown before, as the protocol demands
   */
  public static boolean serve(RuleFolders disk, InputStream in, OutputStream out) {
    ExecutorService threads = Executors.newCachedThreadPool(StdioServer::daemon);
    var later = CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS, threads);
    RuleServer server = new RuleServer(disk, later);
    Launcher<LanguageClient> launcher =
        LSPLauncher.createServerLauncher(server, in, out, threads, messages -> messages);
    server.connect(launcher.getRemoteProxy());
    Future<Void> listening = launcher.startListening();
    threads.execute(
        () -> {
          waitFor(listening);
          server.exit();
        });
    boolean properly = server.ended().join();
    threads.shutdownNow();
    return properly;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "bqt lsp");
    thread.setDaemon(true);
    return thread;
  }

  /** Returns when the stream has ended, however it did. */
  private static void waitFor(Future<Void> listening) {
    try {
      listening.get();
    } catch (ExecutionException broken) {
      return;
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }
}
