package dev.bqt.compiler.cli.editor;

import dev.bqt.compiler.cli.ExitCode;
import dev.bqt.compiler.cli.Streams;
import dev.bqt.compiler.lsp.StdioServer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lsp}: the language server for editors, on standard input and output. */
@Command(
    name = "lsp",
    description = {
      "Serve an editor: findings, hovers, proposals, formatting.",
      "Speaks the Language Server Protocol on standard input and output; editors start it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the editor has said shutdown and exit",
      "1:the editor went away without",
      "2:wrong usage",
      "3:a fault of bqt"
    })
public final class LspCommand implements Callable<Integer> {

  private final Streams streams;

  @Option(
      names = "--stdio",
      description = "Standard input and output, as without it: many editors say it.")
  private boolean stdio;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  /** A command on these streams. */
  public LspCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    boolean properly = StdioServer.serve(new FilesOnDisk(), streams.in(), streams.out());
    return (properly ? ExitCode.FINE : ExitCode.FINDINGS).number();
  }
}
