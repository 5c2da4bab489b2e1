package dev.p4u.runtime.isa;

import java.math.BigInteger;

/** Reads the words, numbers and signs of one line of assembler text. */
final class AsmScanner {

  private static final int REGISTERS = 11;
  private static final BigInteger TWO_32 = BigInteger.ONE.shiftLeft(32);
  private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

  private final String text;
  private final int line;
  private int at;

  /** A scanner of a line, whose comment is dropped. */
  AsmScanner(String text, int line) {
    this.text = withoutComment(text);
    this.line = line;
    skipBlanks();
  }

  /** A scanner at the same place, to look ahead with. */
  AsmScanner copy() {
    AsmScanner copy = new AsmScanner(text, line);
    copy.at = at;
    return copy;
  }

  private static String withoutComment(String text) {
    int end = text.length();
    for (String sign : new String[] {"#", ";", "//"}) {
      int start = text.indexOf(sign);
      if (start >= 0) {
        end = Math.min(end, start);
      }
    }
    return text.substring(0, end);
  }

  int line() {
    return line;
  }

  /** Column of what comes next, counted from 1. */
  int column() {
    return at + 1;
  }

  boolean atEnd() {
    return at == text.length();
  }

  void expectEnd() throws AsmException {
    if (!atEnd()) {
      throw error("'" + text.substring(at).strip() + "' is one operand too many");
    }
  }

  AsmException error(String problem) {
    return error(column(), problem);
  }

  AsmException error(int column, String problem) {
    return new AsmException(line, column, problem);
  }

  /** Whether the next characters are these; nothing is read. */
  boolean sees(String expected) {
    return text.startsWith(expected, at);
  }

  /** Reads these characters if they come next; a word must end with them. */
  boolean accept(String expected) {
    if (!sees(expected)) {
      return false;
    }
    int end = at + expected.length();
    boolean word = isWordPart(expected.charAt(expected.length() - 1));
    if (word && end < text.length() && isWordPart(text.charAt(end))) {
      return false;
    }
    at = end;
    skipBlanks();
    return true;
  }

  void expect(String expected) throws AsmException {
    if (!accept(expected)) {
      throw error("'" + expected + "' expected" + butFound());
    }
  }

  /** The word that comes next, not read; empty when something else comes. */
  String peekWord() {
    int end = at;
    while (end < text.length() && isWordPart(text.charAt(end))) {
      end++;
    }
    return end > at && !Character.isDigit(text.charAt(at)) ? text.substring(at, end) : "";
  }

  String word(String what) throws AsmException {
    String word = peekWord();
    if (word.isEmpty()) {
      throw error(what + " expected" + butFound());
    }
    accept(word);
    return word;
  }

  /** Whether a register of the form %r1, r1 or w1 comes next. */
  boolean seesRegister() {
    if (sees("%")) {
      return true;
    }
    String word = peekWord();
    return word.length() > 1
        && (word.charAt(0) == 'r' || word.charAt(0) == 'w')
        && word.substring(1).chars().allMatch(Character::isDigit);
  }

  /** Reads %rN or rN. */
  int register() throws AsmException {
    return register('r');
  }

  /** Reads a register whose name starts with a prefix. */
  int register(char prefix) throws AsmException {
    int column = column();
    boolean percent = accept("%");
    String name = peekWord();
    if (!name.matches(prefix + "\\d{1,4}")) {
      String form = percent ? "%" + prefix : String.valueOf(prefix);
      throw error(column, "register " + form + "0 to " + form + "10 expected" + butFound());
    }
    int number = Integer.parseInt(name.substring(1));
    if (number >= REGISTERS) {
      throw error(column, "register " + name + " does not exist");
    }
    accept(name);
    return number;
  }

  /** Reads an offset in bytes with its sign, in 16 bits; absent it is 0. */
  int offset() throws AsmException {
    if (!sees("+") && !sees("-")) {
      return 0;
    }
    return distance16();
  }

  /** Reads a signed 16-bit number. */
  int distance16() throws AsmException {
    int column = column();
    BigInteger value = number();
    if (value.bitLength() > 15) {
      throw error(column, value + " does not fit into 16 bits with sign");
    }
    return value.intValue();
  }

  /** Reads a signed 32-bit number. */
  int distance32() throws AsmException {
    int column = column();
    BigInteger value = number();
    if (value.bitLength() > 31) {
      throw error(column, value + " does not fit into 32 bits with sign");
    }
    return value.intValue();
  }

  /** Reads a 32-bit constant: decimal with sign, or hexadecimal as a bit pattern. */
  int imm32() throws AsmException {
    int column = column();
    boolean hex = sees("0x") || sees("0X");
    BigInteger value = number();
    boolean fits = hex ? value.compareTo(TWO_32) < 0 : value.bitLength() <= 31;
    if (!fits) {
      throw error(column, (hex ? "0x" + value.toString(16) : value) + " does not fit into 32 bits");
    }
    return value.intValue();
  }

  /** Reads a 64-bit constant, with sign or without. */
  long imm64() throws AsmException {
    int column = column();
    BigInteger value = number();
    if (value.bitLength() > 63 && (value.signum() < 0 || value.compareTo(TWO_64) >= 0)) {
      throw error(column, value + " does not fit into 64 bits");
    }
    return value.longValue();
  }

  private BigInteger number() throws AsmException {
    int column = column();
    boolean negative = accept("-");
    if (!negative) {
      accept("+");
    }
    int start = at;
    while (at < text.length() && isWordPart(text.charAt(at))) {
      at++;
    }
    String digits = text.substring(start, at);
    boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
    String pattern = hex ? "0[xX][0-9a-fA-F]{1,64}" : "\\d{1,64}";
    if (!digits.matches(pattern)) {
      at = start;
      throw error(column, "number expected" + butFound());
    }
    skipBlanks();
    BigInteger value = hex ? new BigInteger(digits.substring(2), 16) : new BigInteger(digits);
    return negative ? value.negate() : value;
  }

  private String butFound() {
    return atEnd() ? " before the end of the line" : ", not '" + text.substring(at).strip() + "'";
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '$';
  }
}
