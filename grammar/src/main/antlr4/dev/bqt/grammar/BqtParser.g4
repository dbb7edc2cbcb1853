/**
 * The sentences of the rule language. What the language has but the compiler does not build yet is
 * read here by its head and its words, so that it can be named instead of being a syntax error.
 */
parser grammar BqtParser;

options { tokenVocab = BqtLexer; }

// A missing ; is accepted here and reported by the reader, who can say so in plain words.
file : ( statement | SEMI )* EOF ;

statement
  : header WHEN source clauses                              # ruleStatement
  | head=( DEFAULTS | DEPLOYMENT ) statementWord*           # unbuiltStatement
  ;

header : headerPart* ;

headerPart
  : RULE ruleName                                           # nameHeader
  | DISABLED                                                # disabledHeader
  | ASYNC                                                   # asyncHeader
  ;

ruleName : IDENT | STRING | BACKTICK ;

source
  : ANY OBJECT                                              # anySource
  | head=JOB ( LOAD | QUERY | COPY )? clauseWord*           # unbuiltSource
  | head=DIRECTORY clauseWord*                              # unbuiltSource
  | condition*                                              # objectSource
  ;

condition
  : kind=( PREFIX | SUFFIX | FILTER | EXCLUDE ) STRING      # objectCondition
  | head=MATCHING STRING                                    # unbuiltCondition
  ;

clauses : clause* ;

clause
  : LOAD format? ( INTO table )? loadTail*                  # loadClause
  | BATCH span? batchTail*                                  # batchClause
  | ON outcome=( SUCCESS | FAILURE ) actions                # outcomeClause
  | unbuiltClauseHead clauseWord*                           # unbuiltClause
  ;

format : IDENT ;

table : TABLE | IDENT | BACKTICK | STRING ;

loadTail
  : OPTIONS assigns                                         # optionsTail
  | unbuiltLoadTailHead tailWord*                           # unbuiltLoadTail
  ;

span : DURATION | INT ;

batchTail : unbuiltBatchTailHead tailWord* ;

// A list in parentheses belongs to the action before it; nested lists are not built yet.
actions
  : action ( COMMA action )*                                # ownActions
  | group ( COMMA action )*                                 # nestedActions
  ;

action
  : DELETE urls?                                            # deleteAction
  | MOVE urls? ( TO EXACTLY? STRING )?                      # moveAction
  | unbuiltActionHead actionWord*                           # unbuiltAction
  ;

urls
  : STRING                                                  # oneUrl
  | LPAREN STRING ( COMMA STRING )* RPAREN                  # manyUrls
  ;

assigns : LPAREN assign ( COMMA assign )* RPAREN ;

assign : key EQ value ;

// Any word may be a key, keywords too: the = behind it leaves no doubt.
key : ~( LPAREN | RPAREN | LBRACK | RBRACK | COMMA | EQ | SEMI | INT | NUMBER | DURATION ) ;

value
  : STRING                                                  # textValue
  | INT                                                     # integerValue
  | NUMBER                                                  # numberValue
  | TRUE                                                    # trueValue
  | FALSE                                                   # falseValue
  | NULL                                                    # nullValue
  | LBRACK ( value ( COMMA value )* )? RBRACK               # listValue
  | assigns                                                 # mapValue
  ;

// The heads of what is not built yet

unbuiltClauseHead
  : VIA
  | PARAMETERS
  | TRANSFORM
  | ( LEFT | INNER )? JOIN
  | DEDUPLICATE
  | SPLIT
  | RELOAD
  | STALLED
  | QUARANTINE
  | INFO
  | RUN
  | ORDERED
  | TRACK
  | RAW
  | NO ( BATCH | LOAD | ON ( SUCCESS | FAILURE ) | INFO | VIA )?
  ;

unbuiltLoadTailHead
  : MATCHING
  | PARTITION
  | SCHEMA
  | ALLOW
  | EXPIRES
  | OVERWRITE
  | APPEND
  ;

unbuiltBatchTailHead
  : ROLLOVER
  | ACROSS
  | BY
  | STAGGER
  | GROUP
  ;

unbuiltActionHead
  : COPY
  | QUERY
  | INSERT
  | EXPORT
  | DROP
  | CALL
  | PUBLISH
  | NOTIFY
  | IF
  | ACTION LOAD?
  ;

// The words that follow such a head, up to what begins the next thing

statementWord
  : group
  | ~( LPAREN | RPAREN | SEMI | RULE | WHEN )
  ;

clauseWord
  : group
  | ON ( STRING | DONE )
  | ~( LPAREN | RPAREN | SEMI | RULE | WHEN | ON | LOAD | BATCH | VIA | PARAMETERS | TRANSFORM
     | LEFT | INNER | JOIN | DEDUPLICATE | SPLIT | RELOAD | STALLED | QUARANTINE | INFO | RUN
     | ORDERED | TRACK | RAW | NO )
  ;

tailWord
  : group
  | ON DONE
  | ~( LPAREN | RPAREN | SEMI | RULE | WHEN | ON | LOAD | BATCH | VIA | PARAMETERS | TRANSFORM
     | LEFT | INNER | JOIN | DEDUPLICATE | SPLIT | RELOAD | STALLED | QUARANTINE | INFO | RUN
     | ORDERED | TRACK | RAW | NO
     | OPTIONS | MATCHING | PARTITION | SCHEMA | ALLOW | EXPIRES | OVERWRITE | APPEND
     | ROLLOVER | ACROSS | BY | STAGGER | GROUP )
  ;

actionWord
  : group
  | ~( LPAREN | RPAREN | SEMI | RULE | WHEN | ON | LOAD | BATCH | VIA | PARAMETERS | TRANSFORM
     | LEFT | INNER | JOIN | DEDUPLICATE | SPLIT | RELOAD | STALLED | QUARANTINE | INFO | RUN
     | ORDERED | TRACK | RAW | NO | COMMA )
  ;

group : LPAREN ( group | ~( LPAREN | RPAREN | SEMI ) )* RPAREN ;
