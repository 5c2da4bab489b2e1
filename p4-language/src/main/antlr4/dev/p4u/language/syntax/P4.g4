// P4_16, language version 1.2.5 (grammar: appendix "P4 grammar" of the specification).
//
// There is no lexer here: the preprocessor cuts the text, TokenPreparer gives the tokens their types,
// and TypeArgumentClassifier settles from the tokens alone what the specification leaves to the
// symbol table: TYPE_LT and TYPE_GT are the brackets of type arguments (never comparisons),
// CAST_LPAREN opens a cast. The parser itself settles, where it stands and before it decides
// (mark...): whether a statement starts with an l-value and not with a type (LVALUE_IDENTIFIER,
// LVALUE_DOT), whether a parenthesis opens a key-set tuple (KEYSET_LPAREN), whether a brace is the
// body of a switch case (BLOCK_LBRACE). So nearly every decision needs one token.
//
// Rules are factored by their beginning; AstBuilder rejects, with words of its own, the few things
// that this accepts and the specification does not.
parser grammar P4;

options {
  tokenVocab = P4Tokens;
  superClass = P4ParserBase;
  contextSuperClass = P4Context;
}

program
  : (declaration | ';')* EOF
  ;

// ---- declarations

declaration
  : annotation* declarationBody
  ;

declarationBody
  : constant
  | externDeclaration
  | actionDeclaration
  | parserDeclaration
  | controlDeclaration
  | packageDeclaration
  | errorDeclaration
  | matchKindDeclaration
  | typeAlias
  | aggregate
  | enumDeclaration
  | typedDeclaration
  ;

constant
  : 'const' typeRef name sizes? '=' expression ';'
  ;

// A variable, a function or an instance: all start with a type.
typedDeclaration
  : typeRef (name (functionRest | sizes? ('=' expression)? ';') | instanceRest)
  ;

functionRest
  : typeParameters? parameterList block
  ;

instanceRest
  : arguments name sizes? ('=' objectInitializer)? ';'
  ;

// name[n] declares an array as type[n] name does.
sizes
  : ('[' expression ']')+
  ;

objectInitializer
  : '{' objectDeclaration* '}'
  ;

objectDeclaration
  : annotation* typedDeclaration
  ;

externDeclaration
  : 'extern' (
      name typeParameters? ('{' method* '}' | ';')
    | typeRef name typeParameters? parameterList ';'
  )
  ;

method
  : annotation* 'abstract'? (
      name parameterList ';'
    | typeRef name typeParameters? parameterList ';'
  )
  ;

actionDeclaration
  : 'action' name parameterList block
  ;

parserDeclaration
  : 'parser' name typeParameters? parameterList (
      ';'
    | parameterList? '{' parserElement* '}'
  )
  ;

parserElement
  : annotation* (constant | valueSet | state | typedDeclaration)
  ;

valueSet
  : 'value_set' TYPE_LT typeRef TYPE_GT '(' expression ')' name ';'
  ;

state
  : 'state' name '{' statement* transition? '}'
  ;

transition
  : 'transition' (name ';' | select)
  ;

select
  : 'select' '(' (expression (',' expression)* ','?)? ')' '{' selectCase* '}'
  ;

selectCase
  : keySet ':' name ';'
  ;

controlDeclaration
  : 'control' name typeParameters? parameterList (
      ';'
    | parameterList? '{' controlElement* 'apply' block '}'
  )
  ;

controlElement
  : annotation* (constant | actionDeclaration | table | typedDeclaration)
  ;

packageDeclaration
  : 'package' name typeParameters? parameterList ';'
  ;

errorDeclaration
  : 'error' '{' name (',' name)* '}'
  ;

matchKindDeclaration
  : 'match_kind' '{' nameList '}'
  ;

nameList
  : name (',' name)* ','?
  ;

typeAlias
  : ('typedef' (typeRef | annotation* (aggregate | enumDeclaration)) | 'type' typeRef) name sizes? ';'
  ;

aggregate
  : ('header' | 'header_union' | 'struct') name typeParameters? '{' field* '}'
  ;

field
  : annotation* typeRef name sizes? ';'
  ;

enumDeclaration
  : 'enum' (name | typeRef name) '{' enumMember (',' enumMember)* ','? '}'
  ;

enumMember
  : name ('=' expression)?
  ;

typeParameters
  : TYPE_LT name (',' name)* TYPE_GT
  ;

parameterList
  : '(' (parameter (',' parameter)*)? ')'
  ;

parameter
  : annotation* ('in' | 'out' | 'inout')? typeRef name sizes? ('=' expression)?
  ;

// ---- tables

table
  : 'table' name '{' tableProperty* '}'
  ;

tableProperty
  : annotation* 'const'? (
      'key' '=' '{' keyElement* '}'
    | 'actions' '=' '{' (actionRef ';')* '}'
    | 'entries' '=' '{' entry* '}'
    | propertyName '=' expression ';'
  )
  ;

// Any name but those that start the other properties.
propertyName
  : IDENTIFIER | 'apply' | 'state' | 'type' | 'priority' | 'list'
  ;

keyElement
  : expression ':' name annotation* ';'
  ;

actionRef
  : annotation* nameRef arguments?
  ;

entry
  : annotation* 'const'? ('priority' '=' (INTEGER | '(' expression ')') ':')? keySet ':' actionRef annotation* ';'
  ;

keySet
  : {markKeySet();} (
      KEYSET_LPAREN simpleKeySet (',' simpleKeySet)* ','? ')'
    | simpleKeySet
  )
  ;

simpleKeySet
  : 'default'
  | '_'
  | expression (('&&&' | '..') expression)?
  ;

// ---- statements

block
  : annotation* plainBlock
  ;

plainBlock
  : '{' statement* '}'
  ;

statement
  : annotation* {markStatement();} statementBody
  ;

statementBody
  : ';'                                                   # emptyStatement
  | plainBlock                                            # blockStatement
  | 'if' '(' expression ')' statement ('else' statement)? # ifStatement
  | 'return' expression? ';'                              # returnStatement
  | 'exit' ';'                                            # exitStatement
  | 'break' ';'                                           # breakStatement
  | 'continue' ';'                                        # continueStatement
  | 'switch' '(' expression ')' '{' switchCase* '}'       # switchStatement
  | 'for' '(' forHead ')' statement                       # forStatement
  | constant                                              # constantStatement
  | typedDeclaration                                      # declarationStatement
  | assignmentOrCall ';'                                  # expressionStatement
  ;

switchCase
  : ('default' | expression) ':' {markCaseBody();} caseBody?
  ;

caseBody
  : BLOCK_LBRACE statement* '}'
  | annotation+ plainBlock
  ;

forHead
  : ';' expression ';' forItems?
  | forItem ('in' expression ('..' expression)? | (',' forItem)* ';' expression ';' forItems?)
  ;

forItems
  : forItem (',' forItem)*
  ;

forItem
  : annotation* {markStatement();} (typeRef name sizes? ('=' expression)? | assignmentOrCall)
  ;

assignmentOrCall
  : lvalue (assignmentOperator expression)?
  ;

assignmentOperator
  : '=' | '+=' | '-=' | '|+|=' | '|-|=' | '*=' | '/=' | '%=' | '<<=' | '>>=' | '&=' | '^=' | '|='
  ;

lvalue
  : (lvalueName | 'this' | '(' {markStatement();} lvalue ')') suffix*
  ;

lvalueName
  : LVALUE_DOT? (LVALUE_IDENTIFIER | 'apply' | 'key' | 'actions' | 'state' | 'entries' | 'type' | 'priority')
  ;

// ---- expressions, loosest binding last

expression
  : operand suffix*                                       # suffixed
  | CAST_LPAREN typeRef ')' expression                    # cast
  | ('!' | '~' | '-' | '+') expression                    # unary
  | expression ('*' | '/' | '%') expression               # binary
  | expression ('+' | '-' | '|+|' | '|-|' | '++') expression # binary
  | expression ('<<' | '>>') expression                   # binary
  | expression '&' expression                             # binary
  | expression '^' expression                             # binary
  | expression '|' expression                             # binary
  | expression ('<' | '>' | '<=' | '>=') expression       # binary
  | expression ('==' | '!=') expression                   # binary
  | expression '&&' expression                            # binary
  | expression '||' expression                            # binary
  | <assoc = right> expression '?' expression ':' expression # conditional
  ;

operand
  : INTEGER
  | STRING_LITERAL
  | 'true'
  | 'false'
  | 'this'
  | '...'
  | '{#}'
  | 'error'
  | nameRef
  | '(' expression ')'
  | '{' (namedElements | elements)? '}'
  ;

elements
  : expression (',' expression)* ','?
  ;

namedElements
  : namedElement (',' (namedElement | '...'))* ','?
  ;

namedElement
  : name '=' expression
  ;

suffix
  : '.' name
  | '[' expression ((':' | '+:') expression)? ']'
  | typeArguments ('.' name | arguments)
  | arguments
  ;

arguments
  : '(' (argument (',' argument)*)? ')'
  ;

argument
  : name '=' (expression | '_')
  | expression
  | '_'
  ;

nameRef
  : '.'? plainName
  ;

// ---- types

typeRef
  : typeCore ('[' expression ']')*
  ;

typeCore
  : ('bool' | 'error' | 'match_kind' | 'string' | 'void')
  | ('bit' | 'int' | 'varbit') (TYPE_LT expression TYPE_GT)?
  | 'tuple' typeArguments
  | 'list' TYPE_LT typeArgument TYPE_GT
  | typeName typeArguments?
  ;

typeName
  : '.'? IDENTIFIER
  ;

typeArguments
  : TYPE_LT (typeArgument (',' typeArgument)*)? TYPE_GT
  ;

typeArgument
  : typeRef
  | '_'
  ;

// ---- names: words that are reserved only in their place can be names

name
  : IDENTIFIER | 'apply' | 'key' | 'actions' | 'state' | 'entries' | 'type' | 'priority' | 'list'
  ;

plainName
  : IDENTIFIER | 'apply' | 'key' | 'actions' | 'state' | 'entries' | 'type' | 'priority'
  ;

// ---- annotations

annotation
  : '@' annotationName (
      '(' annotationToken* ')'
    | '[' (namedPairs | elements)? ']'
  )?
  | PRAGMA pragmaToken* END_PRAGMA
  ;

// Keywords as well, wherever they are reserved.
annotationName
  : name
  | 'abstract' | 'action' | 'bit' | 'bool' | 'break' | 'const' | 'continue' | 'control' | 'default'
  | 'else' | 'enum' | 'error' | 'exit' | 'extern' | 'false' | 'for' | 'header' | 'header_union' | 'if'
  | 'in' | 'inout' | 'int' | 'match_kind' | 'out' | 'package' | 'parser' | 'return' | 'select'
  | 'string' | 'struct' | 'switch' | 'table' | 'this' | 'transition' | 'true' | 'tuple' | 'typedef'
  | 'value_set' | 'varbit' | 'void' | '_'
  ;

namedPairs
  : namedElement (',' namedElement)* ','?
  ;

annotationToken
  : '(' annotationToken* ')'
  | ~('(' | ')' | END_PRAGMA)
  ;

pragmaToken
  : ~END_PRAGMA
  ;
