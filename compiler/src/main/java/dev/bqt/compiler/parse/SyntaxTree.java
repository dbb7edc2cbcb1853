package dev.bqt.compiler.parse;

import dev.bqt.compiler.parse.word.Tokens;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.grammar.BqtParser;

/** A text as the grammar sees it: its words, its comments and its sentences. */
public record SyntaxTree(SourceFile source, Tokens tokens, BqtParser.FileContext file) {}
