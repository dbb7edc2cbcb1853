parser grammar BqtParser;
options { tokenVocab = BqtLexer; }
file : WHEN* EOF ;
