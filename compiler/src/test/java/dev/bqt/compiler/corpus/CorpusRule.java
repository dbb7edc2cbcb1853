package dev.bqt.compiler.corpus;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.Settings;
import dev.bqt.compiler.emit.BaseConfiguration;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.target.Target;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A text that may say for whom it is to be compiled: {@code -- target: bqtail-2019}. */
final class CorpusRule {

  private static final String MARK = "-- target: ";

  private CorpusRule() {}

  /** Compiles it for the target of its first line; for no one in particular without such a line. */
  static Compilation compile(String name, byte[] bytes) {
    return RuleCompiler.compile(
        List.of(SourceFile.decode(name, bytes)), Settings.NONE.with(target(bytes)));
  }

  /** What is written: an array, or a configuration. */
  static String json(byte[] rule, Compilation compilation) {
    Target target = target(rule);
    byte[] json =
        target != null && target.isConfiguration()
            ? BaseConfiguration.empty().with(compilation.routes())
            : compilation.routeJson();
    return new String(json, StandardCharsets.UTF_8);
  }

  /** Who is to read it; null if it does not say. */
  static Target target(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (!text.startsWith(MARK)) {
      return null;
    }
    String word = text.lines().findFirst().orElseThrow().substring(MARK.length()).strip();
    return Arrays.stream(Target.values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow();
  }
}
