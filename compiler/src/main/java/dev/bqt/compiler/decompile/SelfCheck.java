package dev.bqt.compiler.decompile;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.Settings;
import dev.bqt.compiler.decompile.layout.Draft;
import dev.bqt.compiler.decompile.read.LegacyRule;
import dev.bqt.compiler.decompile.write.RuleWriter;
import dev.bqt.compiler.decompile.write.Wish;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.DiagnosticId;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.target.Target;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes a rule until it compiles to the same rule: what a phrase says differently, or must not
 * say, is left to RAW, and a law that the legacy lets pass is allowed by a comment.
 */
final class SelfCheck {

  private static final int MOST_DRAFTS = 60;

  /** What a clause says even if it says nothing else: RAW takes what is inside of it. */
  private static final Set<String> HEADS = Set.of("", "Dest", "When", "Batch", "Info");

  private final LegacyRule rule;
  private final Set<String> raw = new HashSet<>();
  private final Map<String, Set<String>> allowed = new LinkedHashMap<>();
  private boolean named;
  private boolean escape;
  private Draft draft;
  private boolean changed;

  SelfCheck(LegacyRule rule, boolean named) {
    this.rule = rule;
    this.named = named;
    this.draft = write();
  }

  /** The legacy rule. */
  LegacyRule rule() {
    return rule;
  }

  /** The sentence as it is at last. */
  Draft draft() {
    return draft;
  }

  /** Writes until all is well; returns what is still wrong, or an empty text. */
  String settle() {
    for (int i = 0; i < MOST_DRAFTS; i++) {
      changed = false;
      Compilation compilation = compile(draft.text());
      String wrong = compilation.hasErrors() ? mend(compilation) : compare(compilation);
      if (wrong.isEmpty()) {
        return "";
      }
      if (!changed) {
        return wrong;
      }
      draft = write();
    }
    return "it was written " + MOST_DRAFTS + " times and never came out right";
  }

  /** Notes that a law is allowed at a clause; says whether it was not noted before. */
  boolean allow(DiagnosticId law, String clause) {
    return allowed.computeIfAbsent(clause, key -> new TreeSet<>()).add(law.id());
  }

  /** Writes the sentence again, with what was noted. */
  void rewrite() {
    draft = write();
  }

  private Draft write() {
    return RuleWriter.write(rule, new Wish(named, escape, raw, allowed));
  }

  private Compilation compile(String text) {
    Target target =
        switch (rule.kind()) {
          case OBJECT -> Target.BQTAIL;
          case OBJECT_2019 -> Target.BQTAIL_2019;
          case JOB -> Target.BQDISPATCH;
        };
    return RuleCompiler.compile(
        List.of(SourceFile.of("decompiled.bqt", text)), Settings.NONE.with(target));
  }

  private String mend(Compilation compilation) {
    String first = "";
    for (Diagnostic found : compilation.diagnostics()) {
      if (found.isError()) {
        mend(found);
        first = first.isEmpty() ? found.id().id() + ": " + found.message() : first;
      }
    }
    return first;
  }

  private void mend(Diagnostic found) {
    int offset = found.span().start();
    if (found.id() == DiagnosticId.UNKNOWN_VARIABLE && !escape) {
      escape = true;
      changed = true;
    } else if (found.id().isAllowable()) {
      changed |=
          allowed
              .computeIfAbsent(draft.clauseAt(offset), key -> new TreeSet<>())
              .add(found.id().id());
    } else {
      leaveToRaw(draft.pathAt(offset));
    }
  }

  private String compare(Compilation compilation) {
    List<String> paths = Difference.between(rule.wanted(), compilation.routes().get(0).json());
    for (String path : paths) {
      // In 2019 a pattern did not filter; MATCHING does, and is compiled to a filter, too.
      boolean filters = rule.kind() == LegacyRule.Kind.OBJECT_2019 && path.equals("When.Filter");
      String around = filters ? "Dest.Pattern" : draft.around(path);
      leaveToRaw(around == null || HEADS.contains(around) ? path : around);
    }
    return paths.isEmpty() ? "" : "it compiles to another value of " + paths.get(0);
  }

  /** The path itself, or the nearest around it that is not left to RAW yet. */
  private void leaveToRaw(String path) {
    String at = path == null ? "" : path;
    while (!at.isEmpty() && !raw.add(at)) {
      at = at.substring(0, Math.max(0, at.lastIndexOf('.')));
    }
    changed |= !at.isEmpty();
  }
}
