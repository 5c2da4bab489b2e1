package dev.p4u.runtime.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a flow wants of a packet: all terms must hold. Two matches are equal when they want the
 * same.
 *
 * @param terms at most one for each field, sorted by field
 */
public record Match(List<Term> terms) {

  /** Matches every packet. */
  public static final Match ANY = new Match(List.of());

  /** Set in {@link MatchField#VLAN_TCI} when there is a tag. */
  static final int TAGGED = 0x1000;

  /**
   * Field and mask equal a value; numbers of up to 128 bits in two halves.
   *
   * @param valueHigh bits outside the mask are 0
   * @param valueLow bits outside the mask are 0
   */
  public record Term(MatchField field, long valueHigh, long valueLow, long maskHigh, long maskLow) {

    public Term {
      valueHigh &= maskHigh;
      valueLow &= maskLow;
    }

    static Term exact(MatchField field, long value) {
      return new Term(field, 0, value, field.onesHigh(), field.onesLow());
    }

    static Term masked(MatchField field, long value, long mask) {
      return new Term(field, 0, value, 0, mask);
    }

    boolean isExact() {
      return maskHigh == field.onesHigh() && maskLow == field.onesLow();
    }

    boolean holds(FlowKey key) {
      if (field == MatchField.DL_TYPE && Ether.isTag(valueLow)) {
        return key.hasTag(valueLow);
      }
      return key.has(field)
          && (key.high(field) & maskHigh) == valueHigh
          && (key.low(field) & maskLow) == valueLow;
    }

    /** Whether every packet that another term of the same field accepts is accepted by this one. */
    boolean covers(Term other) {
      return (other.maskHigh & maskHigh) == maskHigh
          && (other.maskLow & maskLow) == maskLow
          && (other.valueHigh & maskHigh) == valueHigh
          && (other.valueLow & maskLow) == valueLow;
    }
  }

  public Match {
    List<Term> sorted = new ArrayList<>(terms);
    sorted.removeIf(term -> term.maskHigh() == 0 && term.maskLow() == 0);
    sorted.sort(Comparator.comparing(Term::field));
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).field() == sorted.get(i - 1).field()) {
        throw new IllegalArgumentException("two terms for " + sorted.get(i).field());
      }
    }
    terms = List.copyOf(sorted);
  }

  /** The term for a field, if the match has one. */
  public Optional<Term> term(MatchField field) {
    return terms.stream().filter(term -> term.field() == field).findFirst();
  }

  /** Whether a packet is what the flow wants. */
  public boolean matches(FlowKey key) {
    for (int i = 0; i < terms.size(); i++) {
      if (!terms.get(i).holds(key)) {
        return false;
      }
    }
    return true;
  }

  /** Whether this match is at least as general as another one. */
  public boolean covers(Match other) {
    return terms.stream()
        .allMatch(term -> other.term(term.field()).map(term::covers).orElse(false));
  }

  /** In ovs-ofctl's syntax, without priority. */
  @Override
  public String toString() {
    return MatchText.format(this);
  }
}
