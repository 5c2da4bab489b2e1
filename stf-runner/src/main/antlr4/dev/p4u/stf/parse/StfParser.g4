// Statements of the Simple Test Framework. Each statement is parsed on its own (see StfReader), so
// that a mistake in one does not reach the next.
parser grammar StfParser;

options { tokenVocab = StfLexer; }

single: statement EOF;

statement
  : PACKET port=DATA DATA+                                              # packet
  | EXPECT port=DATA DATA* exact=DOLLAR?                                # expect
  | NO_PACKET                                                           # noPacket
  | WAIT                                                                # wait
  | TIME PLUS DURATION                                                  # time
  | FLOW text=STRING                                                    # flow
  | REPLACE file=STRING?                                                # replace
  | ADD table=name priority=DEC? match* action alias?                   # add
  | SET_DEFAULT table=name action                                       # setDefault
  | REMOVE table=name priority=DEC? match*                                            # remove
  | CHECK_COUNTER counter=name LPAREN index RPAREN (unit=ID? compare number)?  # checkCounter
  | CHECK_REGISTER register=name compare number                         # checkRegister
  | DIRECT word*                                                        # direct
  ;

name: part (DOT part | LBRACKET (DEC | HEX) RBRACKET)*;

part: ID | STRING;

match: name COLON number (SLASH prefix=DEC | MASK mask=number)?;

number: HEX | BIN | DEC;

action: name (LPAREN (argument (COMMA argument)*)? RPAREN);

argument: (part COLON)? number;

alias: ASSIGN ID;

index: ID | number;

compare: EQ | NE | LE | GE | LT | GT;

word: ID | STRING | number | DURATION | COLON | DOT | LBRACKET | RBRACKET;
