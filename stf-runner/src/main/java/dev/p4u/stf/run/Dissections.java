package dev.p4u.stf.run;

import dev.p4u.runtime.object.BpfObject;
import dev.p4u.runtime.verify.RejectedException;
import java.util.IdentityHashMap;
import java.util.Map;

/** One dissector for each version of the program, made when it is needed. */
final class Dissections {

  private final Map<BpfObject, Dissector> dissectors = new IdentityHashMap<>();

  /** Takes packets apart with the parser of an object that the switch has taken. */
  Dissector by(BpfObject object) {
    return dissectors.computeIfAbsent(object, Dissections::dissector);
  }

  private static Dissector dissector(BpfObject object) {
    try {
      return new Dissector(object);
    } catch (RejectedException e) {
      throw new IllegalStateException("the switch took a program that cannot be linked", e);
    }
  }
}
