package dev.p4u.stf.run;

import dev.p4u.runtime.object.BpfObject;
import dev.p4u.runtime.verify.RejectedException;
import java.util.List;

/** Where the fields of a packet are. */
interface Dissection {

  /** Knows nothing: packets are only compared, not shown. */
  Dissection NONE = packet -> List.of();

  /** The fields of a packet in the order of extraction. */
  List<Dissector.Located> dissect(byte[] packet);

  /** By the program's own parser. */
  static Dissection of(BpfObject object) {
    try {
      return new Dissector(object)::dissect;
    } catch (RejectedException e) {
      throw new IllegalStateException("the switch took a program that cannot be linked", e);
    }
  }
}
