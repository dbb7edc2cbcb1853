package dev.bqt.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** No file, method or constructor may grow beyond what one reads at a glance. */
class BudgetTest {
  private static final int FILE_LINES = 300;
  private static final int METHOD_LINES = 40;
  private static final int CONSTRUCTOR_PARAMETERS = 5;
  private static final int LINE_LENGTH = 100;

  @Test
  void everythingKeepsToItsBudget() throws IOException {
    List<Path> sources = sources();
    List<String> breaches = new ArrayList<>();
    for (Path source : sources) {
      measureLines(source, breaches);
    }
    measureMethods(sources, breaches);
    assertThat(sources).isNotEmpty();
    assertThat(breaches).as("what is too large to be read at a glance").isEmpty();
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Path root : List.of(Path.of("src/main/java"), Path.of("src/build/java"))) {
      try (Stream<Path> files = Files.walk(root)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }

  private static void measureLines(Path source, List<String> breaches) throws IOException {
    List<String> lines = Files.readAllLines(source);
    if (lines.size() > FILE_LINES) {
      breaches.add(source + ": " + lines.size() + " lines, at most " + FILE_LINES);
    }
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).length() > LINE_LENGTH && !lines.get(i).startsWith("import ")) {
        breaches.add(source + ":" + (i + 1) + ": longer than " + LINE_LENGTH);
      }
    }
  }

  private static void measureMethods(List<Path> sources, List<String> breaches) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask parser =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      SourcePositions positions = Trees.instance(parser).getSourcePositions();
      for (CompilationUnitTree unit : parser.parse()) {
        new Methods(unit, positions, breaches).scan(unit, null);
      }
    }
  }

  /** Looks at each method of a file. */
  private static final class Methods extends TreePathScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> breaches;

    Methods(CompilationUnitTree unit, SourcePositions positions, List<String> breaches) {
      this.unit = unit;
      this.positions = positions;
      this.breaches = breaches;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      long first = line(positions.getStartPosition(unit, method));
      long lines = line(positions.getEndPosition(unit, method)) - first + 1;
      String place = unit.getSourceFile().getName() + ":" + first + ": " + method.getName();
      if (lines > METHOD_LINES) {
        breaches.add(place + " has " + lines + " lines, at most " + METHOD_LINES);
      }
      ClassTree owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
      boolean isConstructor = method.getReturnType() == null;
      int parameters = method.getParameters().size();
      if (isConstructor
          && owner.getKind() != Tree.Kind.RECORD
          && parameters > CONSTRUCTOR_PARAMETERS) {
        breaches.add(place + " takes " + parameters + ", at most " + CONSTRUCTOR_PARAMETERS);
      }
      return super.visitMethod(method, nothing);
    }

    private long line(long position) {
      return unit.getLineMap().getLineNumber(position);
    }
  }
}
