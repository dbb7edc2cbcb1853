package dev.bqt.compiler.parse;

import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.grammar.BqtParser;
import java.util.List;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Text to tree. Finds all syntax errors of a text in one go and returns what could be read. */
public final class RuleParser {

  private RuleParser() {}

  /** Reads one source; what is wrong goes to {@code found}. Never throws for a bad text. */
  public static RuleFile parse(SourceFile source, Diagnostics found) {
    if (source.malformedAt() != SourceFile.WELL_FORMED) {
      found.add(Encoding.complaint(source));
      return new RuleFile(source, List.of());
    }
    Tokens tokens = Tokens.of(source, found);
    if (!tokens.readable()) {
      return new RuleFile(source, List.of());
    }
    return new RuleFile(source, rules(tokens, found));
  }

  /** The fast way first; only a text with an error in it pays for the careful one. */
  private static List<Rule> rules(Tokens tokens, Diagnostics found) {
    BqtParser parser = new BqtParser(stream(tokens));
    parser.removeErrorListeners();
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      return new RuleReader(tokens, Broken.nothing(), found).read(parser.file());
    } catch (ParseCancellationException withErrors) {
      Recovery recovery = new Recovery(tokens, new SyntaxErrors(tokens, found));
      parser.setTokenStream(stream(tokens));
      parser.getInterpreter().setPredictionMode(PredictionMode.LL);
      parser.setErrorHandler(recovery);
      return new RuleReader(tokens, recovery.broken(), found).read(parser.file());
    }
  }

  private static CommonTokenStream stream(Tokens tokens) {
    return new CommonTokenStream(new ListTokenSource(tokens.all()));
  }
}
