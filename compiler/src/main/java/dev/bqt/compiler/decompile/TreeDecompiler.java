package dev.bqt.compiler.decompile;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.Settings;
import dev.bqt.compiler.decompile.tree.Config;
import dev.bqt.compiler.decompile.tree.IngestConfig;
import dev.bqt.compiler.decompile.tree.IngestFile;
import dev.bqt.compiler.decompile.tree.TreeReader;
import dev.bqt.compiler.decompile.tree.Variable;
import dev.bqt.compiler.decompile.write.EnvironmentWriter;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.DiagnosticId;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.diagnostic.Label;
import dev.bqt.compiler.format.Formatter;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.source.Span;
import dev.bqt.compiler.target.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A tree of the directory ingest to sentences: one for each directory that has settings, and
 * DEPLOYMENT. They are compiled before they are handed out, and give the same tree. What a
 * directory inherits is in no file of its own and so in no sentence of its own.
 */
public final class TreeDecompiler {

  private static final int MOST_DRAFTS = 60;

  /** The file of the bucket's root, and of DEPLOYMENT. */
  private static final String ROOT = "bucket";

  private final Diagnostics found = new Diagnostics();
  private final List<String> faults = new ArrayList<>();
  private final List<DirectoryCheck> directories = new ArrayList<>();
  private DeploymentCheck deployment;
  private Compilation compilation;

  private TreeDecompiler() {}

  /**
   * Decompiles the files of one tree. A directory with something that the function fails at, or
   * that no sentence says, is reported and left out. Never throws for what somebody wrote.
   *
   * @param files those below {@code _config/} and the environment
   * @return files of sentences, named by the first directory of each path
   */
  public static Decompilation decompile(List<IngestFile> files) {
    TreeDecompiler decompiler = new TreeDecompiler();
    IngestConfig tree = TreeReader.read(files, decompiler.found);
    decompiler.prepare(tree);
    decompiler.settle();
    decompiler.tellOfLevels();
    List<Decompilation.File> written = decompiler.faults.isEmpty() ? decompiler.files() : List.of();
    return new Decompilation(written, decompiler.found.sorted(), decompiler.faults);
  }

  private void prepare(IngestConfig tree) {
    List<Variable> settings = new ArrayList<>();
    Variable tracked = null;
    for (Variable each : tree.environment()) {
      if (EnvironmentWriter.isOfDeployment(each)) {
        settings.add(each);
      } else {
        tracked = each;
      }
    }
    deployment = new DeploymentCheck(settings);
    List<Config> configs = new ArrayList<>(tree.configs());
    if (tracked != null && configs.isEmpty()) {
      configs.add(new Config("", null, null, null, null));
    }
    for (Config config : configs) {
      directories.add(new DirectoryCheck(config, directories.isEmpty() ? tracked : null));
    }
  }

  /** Writes until all is well; what cannot be is reported and left out. */
  private void settle() {
    for (int i = 0; i < MOST_DRAFTS; i++) {
      compilation = compile(drafts());
      boolean changed = compilation.hasErrors() ? mend() : compare();
      if (!changed) {
        return;
      }
    }
    faults.add("The sentences were written " + MOST_DRAFTS + " times and never came out right.");
  }

  private List<SourceFile> drafts() {
    List<SourceFile> drafts = new ArrayList<>();
    if (!deployment.isEmpty()) {
      drafts.add(deployment.source());
    }
    directories.forEach(each -> drafts.add(each.source()));
    return drafts;
  }

  private boolean mend() {
    deployment.mend(compilation.diagnostics(), found);
    for (Diagnostic error : compilation.diagnostics()) {
      DirectoryCheck check = error.isError() ? check(error.span()) : null;
      if (check != null && !check.mend(error, found)) {
        found.add(told(error));
        directories.remove(check);
      }
    }
    return true;
  }

  private boolean compare() {
    int at = deployment.isEmpty() ? 0 : 1;
    boolean changed = false;
    for (DirectoryCheck each : directories) {
      List<String> paths = each.differences(compilation.files().get(at));
      if (!paths.isEmpty() && !each.leave(paths)) {
        faults.add("No sentence says the same of " + each.title() + ": " + paths + " differ.");
        return false;
      }
      changed |= !paths.isEmpty();
      at++;
    }
    if (!changed && at > 0 && !deployment.isSaidBy(compilation.files().get(0))) {
      faults.add("DEPLOYMENT does not say the same as the environment.");
    }
    return changed;
  }

  /** Null if it stands in DEPLOYMENT, or in a sentence that is left out already. */
  private DirectoryCheck check(Span span) {
    return directories.stream().filter(each -> each.isAt(span.source())).findFirst().orElse(null);
  }

  /**
   * The function lets the highest level win, against its manual: whoever reads a tree must know.
   */
  private void tellOfLevels() {
    compilation.diagnostics().stream()
        .filter(each -> each.id() == DiagnosticId.KEY_AT_TWO_LEVELS)
        .forEach(each -> found.add(told(each)));
  }

  /** The same finding, where it is in the tree. */
  private Diagnostic told(Diagnostic law) {
    Diagnostic told = Diagnostic.of(law.id(), place(law.span()), law.message()).hint(law.hint());
    for (Label other : law.others()) {
      told = told.and(place(other.span()), other.message());
    }
    return told;
  }

  private Span place(Span span) {
    DirectoryCheck check = check(span);
    return check == null ? span : check.place(span);
  }

  private List<Decompilation.File> files() {
    Map<String, StringBuilder> texts = new TreeMap<>();
    Map<String, Integer> rules = new LinkedHashMap<>();
    if (!deployment.isEmpty()) {
      texts.computeIfAbsent(ROOT, key -> new StringBuilder()).append(deployment.text());
    }
    for (DirectoryCheck each : directories) {
      String name = each.directory().isEmpty() ? ROOT : each.directory().split("/")[0];
      StringBuilder text = texts.computeIfAbsent(name, key -> new StringBuilder());
      text.append(text.length() > 0 ? "\n" : "").append(each.text());
      rules.merge(name, 1, Integer::sum);
    }
    List<Decompilation.File> files = new ArrayList<>();
    List<SourceFile> sources = new ArrayList<>();
    texts.forEach(
        (name, text) -> {
          SourceFile canonical = canonical(name + ".bqt", text.toString());
          sources.add(canonical);
          files.add(
              new Decompilation.File(canonical, canonical.text(), rules.getOrDefault(name, 0)));
        });
    if (!isSame(compile(sources).ingestTree(), compilation.ingestTree())) {
      faults.add("Put into canonical form, the rules say something else.");
      return List.of();
    }
    return files;
  }

  private static SourceFile canonical(String name, String text) {
    Formatter.Formatted formatted = Formatter.format(SourceFile.of(name, text));
    return SourceFile.of(name, formatted.text() == null ? text : formatted.text());
  }

  private static boolean isSame(Map<String, byte[]> one, Map<String, byte[]> other) {
    return one.keySet().equals(other.keySet())
        && one.entrySet().stream()
            .allMatch(each -> java.util.Arrays.equals(each.getValue(), other.get(each.getKey())));
  }

  private static Compilation compile(List<SourceFile> sources) {
    return RuleCompiler.compile(sources, Settings.NONE.with(Target.GCS_INGEST));
  }
}
