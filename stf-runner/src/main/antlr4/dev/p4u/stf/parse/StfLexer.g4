// Tokens of the Simple Test Framework: p4c's grammar (tools/stf and its bmv2 extension) and p4u's
// extensions. A command word is one only as the first word of a line.
lexer grammar StfLexer;

options { caseInsensitive = true; }

channels { COMMENTS }

tokens {
  PACKET, EXPECT, NO_PACKET, ADD, REMOVE, SET_DEFAULT, CHECK_COUNTER, WAIT,
  // p4u extensions
  CHECK_REGISTER, TIME, FLOW, REPLACE,
  // commands that p4c's bmv2 harness hands to the behavioural model's own command line
  DIRECT
}

// Semantic predicates would say it shorter, but they switch the lexer's cache off.
@members {
  private boolean lineStart = true;

  @Override
  public org.antlr.v4.runtime.Token emit() {
    if (lineStart && _type == ID) {
      setType(StfCommands.tokenType(getText()));
      if (_type == PACKET || _type == EXPECT) {
        pushMode(PACKET_DATA);
      }
    }
    if (_type == NEWLINE) {
      lineStart = true;
    } else if (_channel == DEFAULT_TOKEN_CHANNEL) {
      lineStart = false;
    }
    return super.emit();
  }
}

DURATION: [0-9]+ ('ns' | 'us' | 'ms' | 's');
HEX: '0x' [0-9a-f*]+;
BIN: '0b' [01*]+;
DEC: [0-9]+;
ID: [a-z$_] [a-z0-9$_]*;
STRING: '"' ~["\r\n]+ '"';

COLON: ':';
COMMA: ',';
DOT: '.';
LBRACKET: '[';
RBRACKET: ']';
LPAREN: '(';
RPAREN: ')';
SLASH: '/';
PLUS: '+';
MASK: '&&&';
EQ: '==';
NE: '!=';
LE: '<=';
GE: '>=';
LT: '<';
GT: '>';
ASSIGN: '=';

COMMENT: '#' ~[\r\n]* -> channel(COMMENTS);
NEWLINE: ('\r'? '\n' | '\r') -> channel(HIDDEN);
// a byte order mark is what some editors put first
SPACE: [ \t\uFEFF]+ -> channel(HIDDEN);
UNKNOWN: .;

mode PACKET_DATA;

DATA: [0-9a-f*]+;
DOLLAR: '$';
DATA_COMMENT: '#' ~[\r\n]* -> type(COMMENT), channel(COMMENTS);
DATA_NEWLINE: ('\r'? '\n' | '\r') -> type(NEWLINE), channel(HIDDEN), popMode;
DATA_SPACE: [ \t]+ -> type(SPACE), channel(HIDDEN);
DATA_UNKNOWN: . -> type(UNKNOWN);
