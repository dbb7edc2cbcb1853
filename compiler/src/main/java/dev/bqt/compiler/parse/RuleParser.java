package dev.bqt.compiler.parse;

import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.parse.error.Broken;
import dev.bqt.compiler.parse.error.Recovery;
import dev.bqt.compiler.parse.error.SyntaxErrors;
import dev.bqt.compiler.parse.word.Encoding;
import dev.bqt.compiler.parse.word.Tokens;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.value.Values;
import dev.bqt.grammar.BqtParser;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Text to tree. Finds all syntax errors of a text in one go and returns what could be read. */
public final class RuleParser {

  private RuleParser() {}

  /**
   * Reads one source, each <code>${name}</code> that {@code values} knows replaced; what is wrong
   * goes to {@code found}. Never throws for a bad text.
   */
  public static RuleFile parse(SourceFile source, Values values, Diagnostics found) {
    if (source.malformedAt() != SourceFile.WELL_FORMED) {
      found.add(Encoding.complaint(source));
      return RuleFile.unreadable(source);
    }
    Tokens tokens = Tokens.of(source, found);
    return tokens.readable() ? read(source, tokens, values, found) : RuleFile.unreadable(source);
  }

  /** The fast way first; only a text with an error in it pays for the careful one. */
  private static RuleFile read(SourceFile source, Tokens tokens, Values values, Diagnostics found) {
    BqtParser parser = new BqtParser(stream(tokens));
    parser.removeErrorListeners();
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      return new RuleReader(tokens, Broken.nothing(), values, found).read(source, parser.file());
    } catch (ParseCancellationException withErrors) {
      Recovery recovery = new Recovery(tokens, new SyntaxErrors(tokens, found));
      parser.setTokenStream(stream(tokens));
      parser.getInterpreter().setPredictionMode(PredictionMode.LL);
      parser.setErrorHandler(recovery);
      return new RuleReader(tokens, recovery.broken(), values, found).read(source, parser.file());
    }
  }

  private static CommonTokenStream stream(Tokens tokens) {
    return new CommonTokenStream(new ListTokenSource(tokens.all()));
  }
}
