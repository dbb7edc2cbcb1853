package dev.bqt.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.Settings;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every field can be reached: each line of the tables compiles to what stands left of its arrow.
 */
class ReachTest {

  private static final Path TABLES = Path.of("src/test/resources/reach");
  private static final String BASE = "WHEN PREFIX \"/a/\" LOAD INTO d.t ";
  private static final Map<String, String> WRITTEN_BY_BASE =
      Map.of("When.Prefix", "\"/a/\"", "Dest.Table", "\"d.t\"");

  @TestFactory
  Stream<DynamicTest> bqtail() throws IOException {
    return lines(Target.BQTAIL);
  }

  @TestFactory
  Stream<DynamicTest> bqtail2019() throws IOException {
    return lines(Target.BQTAIL_2019);
  }

  @TestFactory
  Stream<DynamicTest> bqdispatch() throws IOException {
    return lines(Target.BQDISPATCH);
  }

  private static Stream<DynamicTest> lines(Target target) throws IOException {
    String text = Files.readString(TABLES.resolve(target.word() + ".txt"));
    List<String> lines =
        text.replaceAll("(?m)^#.*\n", "")
            .replaceAll("\n +", " ")
            .lines()
            .filter(line -> !line.isBlank())
            .toList();
    assertThat(lines).isNotEmpty();
    return lines.stream().map(line -> dynamicTest(line, () -> check(line, target)));
  }

  private static void check(String line, Target target) {
    int arrow = line.indexOf("<- ");
    assertThat(compile(line.substring(arrow + 3), target))
        .isEqualTo(expected(line.substring(0, arrow).strip()));
  }

  private static Map<String, String> expected(String leaves) {
    Map<String, String> expected = new TreeMap<>();
    // A blank between two leaves stands before a path, which begins with a capital.
    for (String leaf : leaves.split(" +(?=[A-Z][A-Za-z]*[.=\\[])")) {
      int equals = leaf.indexOf('=');
      expected.put(leaf.substring(0, equals), leaf.substring(equals + 1));
    }
    return expected;
  }

  private static Map<String, String> compile(String sentence, Target target) {
    boolean whole = sentence.matches("(WHEN|RULE|ASYNC|DISABLED) .*");
    Compilation compilation =
        RuleCompiler.compile(
            List.of(SourceFile.of("reach.bqt", whole ? sentence : BASE + sentence)),
            Settings.NONE.with(target));
    assertThat(compilation.hasErrors()).as("%s", compilation.diagnostics()).isFalse();
    Map<String, String> leaves = Leaves.of(compilation.routes().get(0).json());
    WRITTEN_BY_BASE.forEach(leaves::remove);
    return leaves;
  }
}
