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
    return tokens.readable()
        ? sentences(tokens, found).read(source, tokens, values, found)
        : RuleFile.unreadable(source);
  }

  /**
   * The words and sentences of one source, for whoever writes them anew; what is wrong goes to
   * {@code found}, and with an error among that the sentences are not all there. Null if there are
   * none at all.
   */
  public static SyntaxTree tree(SourceFile source, Diagnostics found) {
    if (source.malformedAt() != SourceFile.WELL_FORMED) {
      found.add(Encoding.complaint(source));
      return null;
    }
    Tokens tokens = Tokens.of(source, found);
    if (!tokens.readable()) {
      return null;
    }
    Sentences sentences = sentences(tokens, found);
    sentences.read(source, tokens, Values.NONE, found);
    return new SyntaxTree(source, tokens, sentences.file());
  }

  /** What the grammar made of the words. */
  private record Sentences(BqtParser.FileContext file, Broken broken) {

    RuleFile read(SourceFile source, Tokens tokens, Values values, Diagnostics found) {
      return new RuleReader(tokens, broken, values, found).read(source, file);
    }
  }

  /** The fast way first; only a text with an error in it pays for the careful one. */
  private static Sentences sentences(Tokens tokens, Diagnostics found) {
    BqtParser parser = new BqtParser(stream(tokens));
    parser.removeErrorListeners();
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      return new Sentences(parser.file(), Broken.nothing());
    } catch (ParseCancellationException withErrors) {
      Recovery recovery = new Recovery(tokens, new SyntaxErrors(tokens, found));
      parser.setTokenStream(stream(tokens));
      parser.getInterpreter().setPredictionMode(PredictionMode.LL);
      parser.setErrorHandler(recovery);
      return new Sentences(parser.file(), recovery.broken());
    }
  }

  private static CommonTokenStream stream(Tokens tokens) {
    return new CommonTokenStream(new ListTokenSource(tokens.all()));
  }
}
