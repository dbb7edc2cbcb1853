package dev.bqt.runtime.cli;

import dev.bqt.runtime.localcloud.LocalServer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bqt serve}: lets other programs use a folder as Cloud Storage and BigQuery. */
@Command(
    name = "serve",
    description = "Answers as Cloud Storage and BigQuery would, on this machine.",
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "'bqt run' and 'bqt query' may use the folder meanwhile.",
      "Example: bqt serve --local DIR --port 9090"
    })
final class ServeCommand implements Callable<Integer> {
  private static final int LAST_PORT = 65_535;

  @Spec private CommandSpec spec;

  @Mixin private LocalFolder local = new LocalFolder();

  @Option(
      names = "--port",
      defaultValue = "0",
      paramLabel = "N",
      description = "Port on 127.0.0.1; unless stated, any that is free.")
  private int port;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Override
  public Integer call() throws InterruptedException {
    Path folder = local.path();
    if (port < 0 || port > LAST_PORT) {
      usage("--port " + port + " is no port: 1 to " + LAST_PORT + " are expected.");
    }
    CountDownLatch asked = new CountDownLatch(1);
    try (Interruption interruption = Interruption.listen();
        LocalSite site = new LocalSite(folder);
        LocalServer server = LocalServer.open(site.cloud()::answer, port)) {
      interruption.whenAsked(asked::countDown);
      introduce(folder, server.port());
      asked.await();
    }
    return ExitCode.OK;
  }

  private void introduce(Path folder, int answering) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Cloud Storage and BigQuery in " + folder + ", for programs that are started with");
    out.println();
    out.println("  export STORAGE_EMULATOR_HOST=http://127.0.0.1:" + answering);
    out.println("  export BIGQUERY_EMULATOR_HOST=http://127.0.0.1:" + answering);
    out.println();
    out.println("Ctrl-C ends it.");
    out.flush();
  }

  private void usage(String complaint) {
    throw new ParameterException(spec.commandLine(), complaint);
  }
}
