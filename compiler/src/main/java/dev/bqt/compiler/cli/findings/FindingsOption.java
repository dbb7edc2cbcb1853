package dev.bqt.compiler.cli.findings;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.render.GithubRenderer;
import dev.bqt.compiler.diagnostic.render.JsonRenderer;
import dev.bqt.compiler.diagnostic.render.PeopleRenderer;
import dev.bqt.compiler.diagnostic.render.SarifRenderer;
import dev.bqt.compiler.diagnostic.render.Summary;
import java.util.List;
import picocli.CommandLine.Option;

/** The option {@code --format}, and what it makes of findings. */
public final class FindingsOption {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = {
        "How findings are written (default: text):",
        "text: for people; in colour on a terminal, unless NO_COLOR is set",
        "json: our own document, described in compiler/README.md",
        "sarif: SARIF 2.1.0, for code scanning and editors",
        "github: annotations of GitHub Actions"
      })
  private Format format = Format.text;

  /** Whether people read them. */
  public boolean forPeople() {
    return format == Format.text;
  }

  /** Whether they are one document, which is there even when nothing was found. */
  public boolean isDocument() {
    return format == Format.json || format == Format.sarif;
  }

  /**
   * The findings as UTF-8.
   *
   * @param colour whether text for people may be coloured
   */
  public byte[] render(List<Diagnostic> found, Summary summary, boolean colour) {
    SourcePaths paths = SourcePaths.ofThisProcess();
    return switch (format) {
      case text -> new PeopleRenderer(colour).render(found).getBytes(UTF_8);
      case json -> JsonRenderer.render(found, summary);
      case sarif -> new SarifRenderer(CompilerVersion.number(), paths::of).render(found);
      case github -> new GithubRenderer(paths::of).render(found).getBytes(UTF_8);
    };
  }
}
