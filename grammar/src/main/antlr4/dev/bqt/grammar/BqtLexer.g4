lexer grammar BqtLexer;
options { caseInsensitive = true; }
WHEN : 'WHEN' ;
WS : [ \t\r\n]+ -> skip ;
