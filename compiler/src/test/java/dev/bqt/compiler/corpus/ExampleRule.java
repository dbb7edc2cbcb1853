package dev.bqt.compiler.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.Settings;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.target.Target;
import dev.bqt.compiler.value.ValueFile;
import dev.bqt.compiler.value.ValueProblem;
import dev.bqt.compiler.value.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An example: a rule, perhaps with values beside it, and what it compiles to. */
record ExampleRule(Path rule) {

  private static final String VALUES = "production.properties";

  Path folder() {
    return rule.getParent();
  }

  String name() {
    return folder().getFileName().toString();
  }

  SourceFile source() throws IOException {
    return SourceFile.decode(name() + "/rule.bqt", Files.readAllBytes(rule));
  }

  /** The values beside the rule; none if there is no file of them. */
  Map<String, String> values() throws IOException {
    Path file = rule.resolveSibling(VALUES);
    try {
      return Files.exists(file) ? ValueFile.read(VALUES, Files.readAllBytes(file)) : Map.of();
    } catch (ValueProblem problem) {
      throw new IOException(problem);
    }
  }

  Compilation compile() throws IOException {
    Target target = CorpusRule.target(Files.readAllBytes(rule));
    return RuleCompiler.compile(
        List.of(source()), Settings.NONE.with(target).with(new Values(values())));
  }

  /** What is to lie in the folder: {@code rule.json}, or the files of a tree. */
  Map<String, String> expected(Compilation compilation) throws IOException {
    byte[] bytes = Files.readAllBytes(rule);
    if (CorpusRule.target(bytes) != Target.GCS_INGEST) {
      return Map.of("rule.json", CorpusRule.json(bytes, compilation));
    }
    Map<String, String> files = new TreeMap<>();
    compilation
        .ingestTree()
        .forEach((path, content) -> files.put("tree/" + path, new String(content, UTF_8)));
    return files;
  }
}
