package dev.p4u.language.lint.flow;

import java.util.BitSet;
import java.util.List;

/**
 * What is known about storage at one point of a program. The sets are empty for what is initialised
 * and valid, which is most.
 */
final class FlowState {

  /** Whether the point can be reached. */
  private boolean live = true;

  /** Scalars that some way here has not set. */
  private final BitSet maybeUnset;

  /** Scalars that no way here has set. */
  private final BitSet unset;

  /** Headers that are invalid on some way here. */
  private final BitSet maybeInvalid;

  /** Headers that are invalid on every way here. */
  private final BitSet invalid;

  /** Headers whose validity the program has looked at, so that it knows what it does. */
  private final BitSet asked;

  FlowState() {
    this(new BitSet(), new BitSet(), new BitSet(), new BitSet(), new BitSet());
  }

  private FlowState(
      BitSet maybeUnset, BitSet unset, BitSet maybeInvalid, BitSet invalid, BitSet asked) {
    this.maybeUnset = maybeUnset;
    this.unset = unset;
    this.maybeInvalid = maybeInvalid;
    this.invalid = invalid;
    this.asked = asked;
  }

  static FlowState unreachable() {
    FlowState s = new FlowState();
    s.live = false;
    return s;
  }

  FlowState copy() {
    FlowState s =
        new FlowState(
            (BitSet) maybeUnset.clone(),
            (BitSet) unset.clone(),
            (BitSet) maybeInvalid.clone(),
            (BitSet) invalid.clone(),
            (BitSet) asked.clone());
    s.live = live;
    return s;
  }

  /** About how many words a copy takes. */
  int weight() {
    return (maybeUnset.size() + unset.size() + maybeInvalid.size() + asked.size()) >> 6;
  }

  boolean isLive() {
    return live;
  }

  /** What holds where two ways meet; neither is changed, and either may be the result. */
  static FlowState join(FlowState a, FlowState b) {
    if (!a.live) {
      return b;
    }
    if (!b.live) {
      return a;
    }
    FlowState s = a.copy();
    s.maybeUnset.or(b.maybeUnset);
    s.unset.and(b.unset);
    s.maybeInvalid.or(b.maybeInvalid);
    s.invalid.and(b.invalid);
    s.asked.and(b.asked);
    return s;
  }

  /** Whether a join with the other would be this one again. */
  boolean covers(FlowState other) {
    return !other.live
        || (live
            && contains(maybeUnset, other.maybeUnset)
            && contains(other.unset, unset)
            && contains(maybeInvalid, other.maybeInvalid)
            && contains(other.invalid, invalid)
            && contains(other.asked, asked));
  }

  private static boolean contains(BitSet all, BitSet some) {
    if (some.isEmpty()) {
      return true;
    }
    BitSet rest = (BitSet) some.clone();
    rest.andNot(all);
    return rest.isEmpty();
  }

  void set(List<Place> places) {
    for (Place p : places) {
      maybeUnset.clear(p.scalar(), p.scalarEnd());
      unset.clear(p.scalar(), p.scalarEnd());
    }
  }

  void unset(Place p) {
    maybeUnset.set(p.scalar(), p.scalarEnd());
    unset.set(p.scalar(), p.scalarEnd());
  }

  boolean mayBeUnset(List<Place> places) {
    for (Place p : places) {
      if (mayBeUnset(p)) {
        return true;
      }
    }
    return false;
  }

  boolean mayBeUnset(Place p) {
    int first = maybeUnset.nextSetBit(p.scalar());
    return first >= 0 && first < p.scalarEnd();
  }

  /** Whether nothing of the places has been set on any way. */
  boolean isUnset(List<Place> places) {
    return places.stream().allMatch(p -> unset.nextClearBit(p.scalar()) >= p.scalarEnd());
  }

  /** Sets the validity of everything inside the place. */
  void setValidity(Place p, Validity validity) {
    setValidity(p.header(), p.headerEnd(), validity);
  }

  /** Sets the validity of one header or union, not of what is in the union. */
  void setOwnValidity(Place p, Validity validity) {
    setValidity(p.header(), p.header() + 1, validity);
  }

  private void setValidity(int from, int to, Validity validity) {
    maybeInvalid.set(from, to, validity != Validity.VALID);
    invalid.set(from, to, validity == Validity.INVALID);
    asked.clear(from, to);
  }

  /** Of headers or unions; one valid of several makes them valid, as any may be meant. */
  Validity validity(List<Place> places) {
    boolean unknown = false;
    for (Place p : places) {
      int h = p.header();
      if (!maybeInvalid.get(h) || asked.get(h)) {
        return Validity.VALID;
      }
      unknown |= !invalid.get(h);
    }
    return places.isEmpty() ? Validity.VALID : unknown ? Validity.UNKNOWN : Validity.INVALID;
  }

  /** Takes the validity of everything inside a place of the same layout. */
  void copyValidity(Place to, Place from) {
    for (int i = 0; i < to.layout().headers(); i++) {
      int source = from.header() + i;
      boolean valid = !maybeInvalid.get(source) || asked.get(source);
      Validity v =
          valid ? Validity.VALID : invalid.get(source) ? Validity.INVALID : Validity.UNKNOWN;
      setValidity(to.header() + i, to.header() + i + 1, v);
    }
  }

  /** The program asks whether the place is valid: what it does then is its own affair. */
  void ask(Place p) {
    asked.set(p.header(), p.headerEnd());
    if (maybeInvalid.get(p.header()) && !invalid.get(p.header())) {
      // What has made it valid on some way has set its fields there, if it has set them at all.
      BitSet elsewhere = maybeUnset.get(p.scalar(), p.scalarEnd());
      elsewhere.andNot(unset.get(p.scalar(), p.scalarEnd()));
      elsewhere.stream().forEach(i -> maybeUnset.clear(p.scalar() + i));
    }
  }

  BitSet asked() {
    return (BitSet) asked.clone();
  }

  /** Forgets what was asked since, where a block ends that the question belonged to. */
  void keepAsked(BitSet before) {
    asked.and(before);
  }

  /**
   * After a table: what was valid before and only some of its actions made invalid counts as valid.
   * A program knows by its metadata which action it was, which is not followed.
   */
  void doubtOnlyWhat(FlowState before) {
    BitSet doubts = (BitSet) maybeInvalid.clone();
    doubts.andNot(invalid);
    doubts.andNot(before.maybeInvalid);
    maybeInvalid.andNot(doubts);
  }

  /**
   * What holds for one parameter when its block ends, numbered from the parameter's first scalar
   * and header.
   */
  record Ending(BitSet maybeUnset, BitSet unset, BitSet maybeInvalid, BitSet invalid) {}

  Ending ending(Place p) {
    return new Ending(
        maybeUnset.get(p.scalar(), p.scalarEnd()),
        unset.get(p.scalar(), p.scalarEnd()),
        maybeInvalid.get(p.header(), p.headerEnd()),
        invalid.get(p.header(), p.headerEnd()));
  }

  /** Gives an argument what its parameter of the same layout had at the end. */
  void take(Place p, Ending end) {
    set(List.of(p));
    setValidity(p, Validity.VALID);
    add(maybeUnset, p.scalar(), end.maybeUnset);
    add(unset, p.scalar(), end.unset);
    add(maybeInvalid, p.header(), end.maybeInvalid);
    add(invalid, p.header(), end.invalid);
  }

  private static void add(BitSet to, int offset, BitSet from) {
    from.stream().forEach(i -> to.set(offset + i));
  }

  void restoreAsked(BitSet before) {
    asked.or(before);
  }
}
