package dev.p4u.stf.run;

import dev.p4u.runtime.object.ProgramInfo.Field;
import dev.p4u.runtime.object.ProgramInfo.Key;
import dev.p4u.runtime.object.ProgramInfo.Order;
import dev.p4u.runtime.object.ProgramInfo.Table;
import dev.p4u.runtime.vm.Memory;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Makes text of a lookup key in a program's memory: {@code hdr.ipv4.dst=0x0a000001}. */
final class TableKeyText {

  private final Table table;

  TableKeyText(Table table) {
    this.table = table;
  }

  String read(Memory memory, long address) {
    List<String> fields = new ArrayList<>();
    for (Key key : table.keys()) {
      fields.add(key.field().name() + "=" + text(memory, address, key.field()));
    }
    return String.join(", ", fields);
  }

  private static String text(Memory memory, long address, Field field) {
    byte[] bytes = new byte[field.size()];
    memory.read(address + field.offset(), bytes, 0, bytes.length);
    if (field.order() == Order.LITTLE) {
      for (int i = 0, j = bytes.length - 1; i < j; i++, j--) {
        byte swap = bytes[i];
        bytes[i] = bytes[j];
        bytes[j] = swap;
      }
    }
    BigInteger value = new BigInteger(1, bytes);
    return value.bitLength() <= 7 ? value.toString() : "0x" + value.toString(16);
  }
}
