package dev.bqt.runtime.localcloud;

import com.sun.net.httpserver.HttpServer;
import dev.bqt.runtime.localcloud.http.HttpFront;
import dev.bqt.runtime.localcloud.http.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A local cloud on a loopback port, for other processes of this machine. */
public final class LocalServer implements AutoCloseable {
  private static final int SECONDS_TO_FINISH = 5;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(LocalServer::thread);

  private LocalServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts to answer on 127.0.0.1.
   *
   * @param answers what is asked; thread-safe
   * @param port 0 for any that is free
   * @throws LocalCloudException when the port is taken
   */
  public static LocalServer open(Router.Answer answers, int port) {
    LocalServer opened = new LocalServer(bind(port));
    opened.server.createContext("/", new HttpFront(answers));
    opened.server.setExecutor(opened.threads);
    opened.server.start();
    return opened;
  }

  private static HttpServer bind(int port) {
    // Without it answers wait 40 ms for the client's acknowledgement (JDK-8014254).
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      return HttpServer.create(new InetSocketAddress(loopback, port), 0);
    } catch (IOException e) {
      throw new LocalCloudException(
          "Port " + port + " of 127.0.0.1 cannot be had (" + e.getMessage() + "): name another.",
          e);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "local-answer");
    thread.setDaemon(true);
    return thread;
  }

  /** Where it answers. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Lets requests that have begun come to their end, and takes no more. */
  @Override
  public void close() {
    // The server's own stop() would wait as long as it may, even when nothing is going on.
    threads.shutdown();
    try {
      threads.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop(0);
  }
}
