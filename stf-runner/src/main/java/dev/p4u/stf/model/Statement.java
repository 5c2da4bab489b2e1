package dev.p4u.stf.model;

import dev.p4u.language.source.Span;
import java.util.List;
import java.util.Optional;

/** A statement of an STF file. */
public sealed interface Statement {

  Span span();

  /** {@code packet PORT DATA}: sends a packet into a port. */
  record Packet(Span span, int port, byte[] data) implements Statement {}

  /**
   * {@code expect PORT [PATTERN]}: the next packet on the port has to look so; without a pattern,
   * one packet with any content.
   */
  record Expect(Span span, int port, Optional<Pattern> pattern) implements Statement {}

  /** {@code no_packet}: nothing may have come out since the last packet went in. */
  record NoPacket(Span span) implements Statement {}

  /** {@code wait}: everything that is on its way has arrived afterwards. */
  record Wait(Span span) implements Statement {}

  /** {@code time +5ms} (extension): moves the switch's clock forward. */
  record Time(Span span, long nanos) implements Statement {}

  /** {@code flow "..."} (extension): adds a flow in ovs-ofctl's syntax. */
  record Flow(Span span, String text, Span textSpan) implements Statement {}

  /**
   * {@code replace} or {@code replace "FILE"} (extension): replaces the program while its maps live
   * on.
   */
  record Replace(Span span, Optional<String> file) implements Statement {}

  /** {@code add TABLE [PRIORITY] KEY:VALUE... ACTION(...)}: adds or replaces an entry. */
  record Add(
      Span span, Name table, Optional<Integer> priority, List<Match> matches, ActionCall action)
      implements Statement {
    public Add {
      matches = List.copyOf(matches);
    }
  }

  record SetDefault(Span span, Name table, ActionCall action) implements Statement {}

  /** {@code remove all}: removes the entries of all tables. */
  record RemoveAll(Span span) implements Statement {}

  /**
   * {@code remove TABLE [PRIORITY] KEY:VALUE...} (extension): removes an entry; without keys, all
   * of them.
   */
  record Remove(Span span, Name table, Optional<Integer> priority, List<Match> matches)
      implements Statement {
    public Remove {
      matches = List.copyOf(matches);
    }
  }

  /** {@code check_register NAME[INDEX].FIELD == VALUE} (extension). */
  record CheckRegister(Span span, Name register, Comparison comparison, Number value)
      implements Statement {}

  /** {@code check_counter NAME(INDEX) [packets|bytes] == VALUE}. */
  record CheckCounter(Span span, Name counter) implements Statement {}

  /** A command for the behavioural model's own command line, such as {@code mc_mgrp_create 1}. */
  record Direct(Span span, String command, List<String> words) implements Statement {
    public Direct {
      words = List.copyOf(words);
    }
  }

  /**
   * A dotted name, with the text as p4c's harness would see it and an index where one is written.
   *
   * @param text parts joined by dots, quotes removed, {@code [n]} kept in place
   */
  record Name(Span span, String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * A key of an entry.
   *
   * @param prefix length in bits of an LPM match {@code value/prefix}
   * @param mask of a ternary match {@code value &&& mask} (extension; the {@code *} digits of the
   *     value are another way)
   */
  record Match(
      Span span, Name name, Number value, Optional<Integer> prefix, Optional<Number> mask) {}

  record ActionCall(Span span, Name name, List<Argument> arguments) {
    public ActionCall {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * @param name absent for a positional argument (extension)
   */
  record Argument(Span span, Optional<String> name, Number value) {}

  /** How a check compares. */
  enum Comparison {
    EQ("=="),
    NE("!="),
    LE("<="),
    GE(">="),
    LT("<"),
    GT(">");

    private final String text;

    Comparison(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }

    /** Whether {@code order}, the sign of actual minus expected, satisfies the comparison. */
    public boolean holds(int order) {
      return switch (this) {
        case EQ -> order == 0;
        case NE -> order != 0;
        case LE -> order <= 0;
        case GE -> order >= 0;
        case LT -> order < 0;
        case GT -> order > 0;
      };
    }
  }
}
