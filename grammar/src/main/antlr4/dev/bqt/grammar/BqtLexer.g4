/**
 * The words of the rule language. Every keyword of the whole language is here from the first day,
 * so that no name that is free today is taken tomorrow. Comments stay on the hidden channel.
 */
lexer grammar BqtLexer;

options { caseInsensitive = true; }

// Rules and their heads
RULE        : 'RULE' ;
DISABLED    : 'DISABLED' ;
ASYNC       : 'ASYNC' ;
DEFAULTS    : 'DEFAULTS' ;
DEPLOYMENT  : 'DEPLOYMENT' ;
NO          : 'NO' ;

// Sources
WHEN        : 'WHEN' ;
ANY         : 'ANY' ;
OBJECT      : 'OBJECT' ;
PREFIX      : 'PREFIX' ;
SUFFIX      : 'SUFFIX' ;
FILTER      : 'FILTER' ;
EXCLUDE     : 'EXCLUDE' ;
MATCHING    : 'MATCHING' ;
JOB         : 'JOB' ;
DIRECTORY   : 'DIRECTORY' ;
COMPLETED   : 'COMPLETED' ;

// Loading
LOAD        : 'LOAD' ;
INTO        : 'INTO' ;
OPTIONS     : 'OPTIONS' ;
PARTITION   : 'PARTITION' ;
SCHEMA      : 'SCHEMA' ;
AUTODETECT  : 'AUTODETECT' ;
ALLOW       : 'ALLOW' ;
FIELD       : 'FIELD' ;
ADDITION    : 'ADDITION' ;
EXPIRES     : 'EXPIRES' ;
OVERWRITE   : 'OVERWRITE' ;
APPEND      : 'APPEND' ;

// Windows
BATCH       : 'BATCH' ;
ROLLOVER    : 'ROLLOVER' ;
ACROSS      : 'ACROSS' ;
FOLDERS     : 'FOLDERS' ;
PATTERN     : 'PATTERN' ;
STAGGER     : 'STAGGER' ;
GROUP       : 'GROUP' ;
DONE        : 'DONE' ;

// On the way to the table
VIA         : 'VIA' ;
DATASET     : 'DATASET' ;
PROJECT     : 'PROJECT' ;
REGION      : 'REGION' ;
WHERE       : 'WHERE' ;
BALANCED    : 'BALANCED' ;
LOADS       : 'LOADS' ;
PARAMETERS  : 'PARAMETERS' ;
TRANSFORM   : 'TRANSFORM' ;
LEFT        : 'LEFT' ;
INNER       : 'INNER' ;
JOIN        : 'JOIN' ;
DEDUPLICATE : 'DEDUPLICATE' ;
SPLIT       : 'SPLIT' ;
CLUSTER     : 'CLUSTER' ;
TIME        : 'TIME' ;
THEN        : 'THEN' ;

// Around the load
RELOAD      : 'RELOAD' ;
MOST        : 'MOST' ;
TIMES       : 'TIMES' ;
STALLED     : 'STALLED' ;
QUARANTINE  : 'QUARANTINE' ;
CORRUPTED   : 'CORRUPTED' ;
INVALID     : 'INVALID' ;
INFO        : 'INFO' ;
RUN         : 'RUN' ;
OVER        : 'OVER' ;
ORDERED     : 'ORDERED' ;
TRACK       : 'TRACK' ;
RAW         : 'RAW' ;

// Actions
SUCCESS       : 'SUCCESS' ;
FAILURE       : 'FAILURE' ;
DELETE        : 'DELETE' ;
MOVE          : 'MOVE' ;
EXACTLY       : 'EXACTLY' ;
COPY          : 'COPY' ;
EACH          : 'EACH' ;
QUERY         : 'QUERY' ;
LEGACY        : 'LEGACY' ;
SQL           : 'SQL' ;
INSERT        : 'INSERT' ;
ROWS          : 'ROWS' ;
EXPORT        : 'EXPORT' ;
DROP          : 'DROP' ;
CALL          : 'CALL' ;
BODY          : 'BODY' ;
AUTHENTICATED : 'AUTHENTICATED' ;
SCOPES        : 'SCOPES' ;
PUBLISH       : 'PUBLISH' ;
MESSAGE       : 'MESSAGE' ;
ATTRIBUTES    : 'ATTRIBUTES' ;
NOTIFY        : 'NOTIFY' ;
TITLE         : 'TITLE' ;
CREDENTIALS   : 'CREDENTIALS' ;
KEY           : 'KEY' ;
ACTION        : 'ACTION' ;
IF            : 'IF' ;
EXISTS        : 'EXISTS' ;
FILE          : 'FILE' ;

// Small words
AFTER       : 'AFTER' ;
AS          : 'AS' ;
AT          : 'AT' ;
BY          : 'BY' ;
FROM        : 'FROM' ;
IN          : 'IN' ;
LIKE        : 'LIKE' ;
ON          : 'ON' ;
TO          : 'TO' ;
WITH        : 'WITH' ;

// Values
TRUE        : 'TRUE' ;
FALSE       : 'FALSE' ;
NULL        : 'NULL' ;

STRING
  : 'r'? '"""' TRIPLE_DOUBLE* '"""'
  | 'r'? '\'\'\'' TRIPLE_SINGLE* '\'\'\''
  | 'r'? '"' IN_DOUBLE* '"'
  | 'r'? '\'' IN_SINGLE* '\''
  ;

BACKTICK : '`' ~[`\r\n]+ '`' ;
DURATION : [0-9]+ [a-z]+ ;
INT      : '-'? [0-9]+ ;
NUMBER   : '-'? [0-9]+ ( '.' [0-9]+ )? ( 'e' [+-]? [0-9]+ )? ;
IDENT    : [a-z_] [a-z0-9_]* ;

// Anything with a dot, a colon, a dollar or an inner hyphen is one token.
TABLE : SEGMENT ( [.:] SEGMENT )* ;

// Bodies end before another $ or bracket could begin: a long line of garbage is then read once.
fragment SEGMENT  : IN_TABLE+ ( '-' IN_TABLE+ )* ;
fragment IN_TABLE : [a-z0-9_] | '$Mod(' ~[()\r\n]* ')' | '${' ~[{}$ \t\r\n]* '}' | '$' ;

// Written so that the body cannot run over its own end: an unfinished string is then a token too.
fragment TRIPLE_DOUBLE : '"'? '"'? ( ~["\\] | '\\' . ) ;
fragment TRIPLE_SINGLE : '\''? '\''? ( ~['\\] | '\\' . ) ;
fragment IN_DOUBLE     : ~["\\\r\n] | '\\' ~[\r\n] ;
fragment IN_SINGLE     : ~['\\\r\n] | '\\' ~[\r\n] ;

LPAREN : '(' ;
RPAREN : ')' ;
LBRACK : '[' ;
RBRACK : ']' ;
COMMA  : ',' ;
EQ     : '=' ;
SEMI   : ';' ;

COMMENT
  : ( '--' ~[\r\n]*
    | '#' ~[\r\n]*
    | '/*' ( ~'*' | '*'+ ~[*/] )* '*'+ '/'
    ) -> channel(HIDDEN)
  ;
WS : [ \t\r\n]+ -> skip ;

// What is not a word: each is reported by name, and reading goes on behind it.
UNFINISHED_STRING
  : 'r'? '"""' TRIPLE_DOUBLE* '"'? '"'? '\\'?
  | 'r'? '\'\'\'' TRIPLE_SINGLE* '\''? '\''? '\\'?
  | 'r'? '"' IN_DOUBLE* '\\'?
  | 'r'? '\'' IN_SINGLE* '\\'?
  | '`' ~[`\r\n]*
  ;
UNFINISHED_COMMENT : '/*' ( ~'*' | '*'+ ~[*/] )* '*'* ;
UNKNOWN            : . ;
