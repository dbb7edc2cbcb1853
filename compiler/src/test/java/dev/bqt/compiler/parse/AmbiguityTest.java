package dev.bqt.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.parse.word.Tokens;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.grammar.BqtParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No sentence of the language can be read in two ways. */
class AmbiguityTest {

  private static final Path ACCEPTED = Path.of("src/test/resources/corpus/accepted");

  static List<Path> accepted() throws IOException {
    try (Stream<Path> files = Files.list(ACCEPTED)) {
      return files.filter(file -> file.toString().endsWith(".bqt")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void aRuleIsReadInOneWay(Path rule) throws IOException {
    SourceFile source = SourceFile.decode(rule.toString(), Files.readAllBytes(rule));
    Tokens tokens = Tokens.of(source, new Diagnostics());
    BqtParser parser = new BqtParser(new CommonTokenStream(new ListTokenSource(tokens.all())));
    List<String> ambiguities = new ArrayList<>();
    parser.removeErrorListeners();
    parser.addErrorListener(listener(ambiguities));
    parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);

    parser.file();

    assertThat(parser.getNumberOfSyntaxErrors()).isZero();
    assertThat(ambiguities).isEmpty();
  }

  private static BaseErrorListener listener(List<String> ambiguities) {
    return new BaseErrorListener() {
      @Override
      public void reportAmbiguity(
          Parser parser,
          DFA dfa,
          int start,
          int stop,
          boolean exact,
          BitSet alternatives,
          ATNConfigSet configurations) {
        ambiguities.add(parser.getRuleNames()[dfa.atnStartState.ruleIndex] + " at " + start);
      }
    };
  }
}
