/**
 * The sentences of the rule language. Some that mean nothing are read all the same: a check or the
 * reader then says in plain words what is missing, which a parser cannot.
 */
parser grammar BqtParser;

options { tokenVocab = BqtLexer; }

// A missing ; is accepted here and reported by the reader.
file : ( statement | SEMI )* EOF ;

statement
  : header WHEN subject                                     # ruleStatement
  | DEFAULTS clauses                                        # defaultsStatement
  | DEPLOYMENT assigns                                      # deploymentStatement
  ;

// Before WHEN

header : headerPart* ;

headerPart
  : RULE ruleName                                           # nameHeader
  | DISABLED                                                # disabledHeader
  | ASYNC                                                   # asyncHeader
  ;

ruleName : IDENT | STRING | BACKTICK ;

// What a rule waits for, and what it says of that

subject
  : JOB jobType? jobCondition* jobClauses                   # jobSubject
  | source clauses                                          # loadSubject
  ;

source
  : ANY OBJECT                                              # anySource
  | DIRECTORY STRING? directoryCondition*                   # directorySource
  | condition*                                              # objectSource
  ;

condition : kind=( PREFIX | SUFFIX | FILTER | EXCLUDE | MATCHING ) STRING ;

directoryCondition
  : MATCHING STRING                                         # directoryPattern
  | COMPLETED BY STRING                                     # directoryMarker
  ;

jobType : LOAD | QUERY | COPY | IDENT ;

jobCondition : kind=( INTO | FROM ) STRING ;

// Clauses, in any order

clauses : clause* ;

// Behind WHEN JOB a LOAD is the kind of the job.
jobClauses : otherClause* ;

clause
  : LOAD format? ( INTO table )? loadTail*                  # loadClause
  | otherClause                                             # notLoadClause
  ;

otherClause
  : VIA DATASET name viaTail*                               # viaClause
  | TRANSFORM assigns                                       # transformClause
  | PARAMETERS assigns                                      # parametersClause
  | ( LEFT | INNER )? JOIN side AS name ON STRING           # joinClause
  | DEDUPLICATE BY columns                                  # deduplicateClause
  | SPLIT LPAREN mapping ( COMMA mapping )* RPAREN splitTail*   # splitClause
  | BATCH span? batchTail*                                  # batchClause
  | RELOAD AT MOST INT TIMES                                # reloadClause
  | STALLED AFTER span                                      # stalledClause
  | QUARANTINE quarantineTail+                              # quarantineClause
  | RUN text ( INTO table )? over?                          # runClause
  | ORDERED                                                 # orderedClause
  | TRACK IN table                                          # trackClause
  | NO withdrawn                                            # noClause
  | INFO assigns                                            # infoClause
  | RAW LPAREN rawPair ( COMMA rawPair )* RPAREN            # rawClause
  | ON outcome=( SUCCESS | FAILURE ) actions                # outcomeClause
  ;

withdrawn
  : LOAD
  | VIA
  | TRANSFORM
  | PARAMETERS
  | JOIN
  | DEDUPLICATE
  | SPLIT
  | BATCH
  | RELOAD
  | STALLED
  | QUARANTINE
  | RUN
  | ORDERED
  | TRACK
  | INFO
  | RAW
  | ON ( SUCCESS | FAILURE )
  ;

// Loading

format : IDENT ;

loadTail
  : OPTIONS assigns                                         # optionsTail
  | MATCHING STRING                                         # matchingTail
  | PARTITION STRING                                        # partitionTail
  | SCHEMA LIKE table                                       # schemaLikeTail
  | SCHEMA AUTODETECT                                       # autodetectTail
  | ALLOW FIELD ADDITION                                    # fieldAdditionTail
  | EXPIRES AFTER ( span | STRING )                         # expiresTail
  | OVERWRITE                                               # overwriteTail
  | APPEND                                                  # appendTail
  ;

viaTail
  : PROJECT name                                            # projectTail
  | REGION STRING                                           # regionTail
  | AS name                                                 # aliasTail
  | LIKE table                                              # templateTail
  | COPY BY ( IDENT | COPY | QUERY )                        # copyByTail
  | WHERE STRING                                            # whereTail
  | BALANCED IDENT? ACROSS LPAREN name ( COMMA name )* RPAREN most?   # balancedTail
  ;

most : AT MOST INT LOADS ;

side
  : table                                                   # sideTable
  | LPAREN STRING RPAREN                                    # sideQuery
  ;

mapping : WHEN STRING THEN table ;

splitTail
  : CLUSTER BY columns                                      # clusterTail
  | TIME column                                             # timeTail
  ;

over : OVER IDENT ( OPTIONS assigns )? ;

// Windows

span : DURATION | INT ;

batchTail
  : ROLLOVER                                                # rolloverTail
  | ACROSS FOLDERS                                          # foldersTail
  | BY PATTERN                                              # patternTail
  | STAGGER span                                            # staggerTail
  | GROUP span? ON DONE LPAREN nestedActions RPAREN         # groupTail
  ;

quarantineTail
  : CORRUPTED TO STRING                                     # corruptedTail
  | INVALID SCHEMA TO STRING                                # invalidSchemaTail
  ;

// Actions. Behind ON SUCCESS, a list in parentheses belongs to the action before it: the reader puts
// it there. Were it part of the action, no message could say what is wrong with the next word.

actions
  : action ( COMMA action )*                                # ownActions
  | LPAREN nestedActions RPAREN ( COMMA action )*           # nextActions
  ;

nestedActions : nestedAction ( COMMA nestedAction )* ;

nestedAction : action nest* ;

nest : ON outcome=( SUCCESS | FAILURE ) LPAREN nestedActions RPAREN ;

action : guard? verb actionTail* ;

guard : IF EXISTS table ;

verb
  : DELETE urls?                                            # deleteVerb
  | MOVE urls? ( TO EXACTLY? STRING )?                      # moveVerb
  | COPY from=table? TO target=table                        # copyVerb
  | QUERY text ( INTO table )?                              # queryVerb
  | INSERT INTO table ( STRING | ROWS value )               # insertVerb
  | EXPORT table? TO STRING                                 # exportVerb
  | DROP table                                              # dropVerb
  | CALL ( IDENT | DELETE )? STRING                         # callVerb
  | PUBLISH TO STRING                                       # publishVerb
  | NOTIFY urls                                             # notifyVerb
  | ACTION actionName assigns?                              # namedVerb
  ;

// Which of them an action may have is a check's to say.
actionTail
  : APPEND                                                  # appendActionTail
  | OVERWRITE                                               # overwriteActionTail
  | LIKE table                                              # likeActionTail
  | EACH PARTITION                                          # eachPartitionTail
  | LEGACY SQL                                              # legacyTail
  | IN DATASET name                                         # datasetTail
  | AS IDENT                                                # formatTail
  | OPTIONS assigns                                         # optionsActionTail
  | BODY text                                               # bodyTail
  | AUTHENTICATED                                           # authenticatedTail
  | SCOPES urls                                             # scopesTail
  | MESSAGE value                                           # messageTail
  | ATTRIBUTES assigns                                      # attributesTail
  | TITLE STRING                                            # titleTail
  | FROM STRING                                             # fromTail
  | CREDENTIALS STRING KEY STRING                           # credentialsTail
  | WITH assigns                                            # withTail
  ;

actionName
  : IDENT
  | STRING
  | DELETE
  | MOVE
  | COPY
  | QUERY
  | INSERT
  | EXPORT
  | DROP
  | LOAD
  | RELOAD
  | CALL
  | NOTIFY
  | GROUP
  ;

// Small parts

table : TABLE | IDENT | BACKTICK | STRING ;

text
  : STRING                                                  # ownText
  | FILE STRING                                             # fileText
  ;

urls
  : STRING                                                  # oneUrl
  | LPAREN STRING ( COMMA STRING )* RPAREN                  # manyUrls
  ;

name : IDENT | TABLE | BACKTICK | STRING ;

columns : column ( COMMA column )* ;

column : name | word ;

// Keywords that are good names of columns and never begin what may follow.
word : KEY | TIME | TITLE | MESSAGE | BODY | FILE | REGION | PROJECT | DATASET | FIELD | PARTITION ;

assigns : LPAREN ( assign ( COMMA assign )* )? RPAREN ;

assign : key EQ value ;

rawPair : STRING EQ value ;

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
