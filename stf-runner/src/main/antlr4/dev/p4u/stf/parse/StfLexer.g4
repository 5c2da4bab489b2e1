// Tokens of the Simple Test Framework: p4c's grammar (tools/stf and its bmv2 extension) and p4u's
// extensions. A command word is one only as the first word of a line.
lexer grammar StfLexer;

options { caseInsensitive = true; }

channels { COMMENTS }

@members {
  private boolean lineStart = true;

  @Override
  public void emit(org.antlr.v4.runtime.Token token) {
    super.emit(token);
    if (token.getType() == NEWLINE) {
      lineStart = true;
    } else if (token.getChannel() == DEFAULT_TOKEN_CHANNEL) {
      lineStart = false;
    }
  }
}

PACKET: {lineStart}? 'packet' -> pushMode(PACKET_DATA);
EXPECT: {lineStart}? 'expect' -> pushMode(PACKET_DATA);
NO_PACKET: {lineStart}? 'no_packet';
ADD: {lineStart}? 'add';
REMOVE: {lineStart}? 'remove';
SET_DEFAULT: {lineStart}? 'setdefault';
CHECK_COUNTER: {lineStart}? 'check_counter';
WAIT: {lineStart}? 'wait';
// p4u extensions
CHECK_REGISTER: {lineStart}? 'check_register';
TIME: {lineStart}? 'time';
FLOW: {lineStart}? 'flow';
REPLACE: {lineStart}? 'replace';
// commands that p4c's bmv2 harness hands to the behavioural model's own command line
DIRECT
  : {lineStart}?
    ( 'mirroring_add' | 'mirroring_add_mc' | 'mirroring_delete' | 'mirroring_get'
    | 'mc_mgrp_create' | 'mc_node_create' | 'mc_node_update' | 'mc_node_associate'
    | 'counter_read' | 'counter_write'
    | 'register_read' | 'register_write' | 'register_reset'
    | 'meter_get_rates' | 'meter_set_rates' | 'meter_array_set_rates'
    )
  ;

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
