package dev.p4u.runtime.control;

import dev.p4u.runtime.map.BpfMap;
import dev.p4u.runtime.map.LittleEndian;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.MapType;
import dev.p4u.runtime.object.ProgramInfo.Field;
import dev.p4u.runtime.object.ProgramInfo.Key;
import dev.p4u.runtime.object.ProgramInfo.MatchKind;
import dev.p4u.runtime.object.ProgramInfo.Table;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table's keys to the bytes of its map's entry keys and back. Padding bytes are zero. In an LPM
 * map a field that is narrower than its bytes stands in their low bits, and the high ones, always
 * zero, belong to the prefix.
 */
final class KeyCodec {

  private static final int PREFIX_LENGTH_SIZE = 4;

  private final Table table;
  private final MapDef def;
  private final NameResolver<Integer> names = new NameResolver<>("key field");

  KeyCodec(Table table, BpfMap map) {
    this.table = table;
    this.def = map.def();
    for (int i = 0; i < table.keys().size(); i++) {
      Field field = table.keys().get(i).field();
      names.add(field.name(), field.cName(), i);
    }
  }

  /** Bytes for {@link BpfMap#update} and {@link BpfMap#delete}. */
  byte[] encode(List<KeyArg> args, int priority) {
    Map<Integer, KeyValue> values = byIndex(args);
    byte[] bytes = new byte[def.entryKeySize()];
    for (int i = 0; i < table.keys().size(); i++) {
      Key key = table.keys().get(i);
      Masked masked = masked(key, values.get(i));
      FieldCodec.put(key.field(), masked.value(), bytes, 0);
      if (def.type() == MapType.TERNARY) {
        FieldCodec.put(key.field(), masked.mask(), bytes, def.keySize());
      } else if (def.type() == MapType.LPM_TRIE && key.match() == MatchKind.LPM) {
        LittleEndian.putU32(
            bytes, 0, bitsBefore(key.field()) + prefixLength(key.field(), masked.mask()));
      } else if (!masked.mask().equals(FieldCodec.ones(key.field()))) {
        throw new ControlException(
            "key field %s of table %s matches exactly; %s does not fix all its bits"
                .formatted(key.field().name(), table.name(), values.get(i)));
      }
    }
    if (def.type() == MapType.TERNARY) {
      LittleEndian.putU32(bytes, 2 * def.keySize(), priority);
    }
    return bytes;
  }

  private Map<Integer, KeyValue> byIndex(List<KeyArg> args) {
    Map<Integer, KeyValue> values = new HashMap<>();
    for (KeyArg arg : args) {
      int index = index(arg.name());
      if (values.put(index, arg.value()) != null) {
        throw new ControlException(
            "key field %s is given twice".formatted(table.keys().get(index).field().name()));
      }
    }
    return values;
  }

  private int index(String name) {
    String text = name;
    if (!names.knows(text) && text.startsWith("key.")) {
      text = text.substring("key.".length());
    }
    if (!names.knows(text) && text.matches("field\\d{1,4}")) {
      int index = Integer.parseInt(text.substring("field".length()));
      if (index < table.keys().size()) {
        return index;
      }
    }
    return names.resolve(text);
  }

  /** Value and mask of a field; bits outside the mask are zero. */
  private record Masked(BigInteger value, BigInteger mask) {}

  private Masked masked(Key key, KeyValue wanted) {
    Field field = key.field();
    BigInteger ones = FieldCodec.ones(field);
    if (wanted == null) {
      if (key.match() == MatchKind.EXACT) {
        throw new ControlException(
            "key field %s of table %s is missing".formatted(field.name(), table.name()));
      }
      return new Masked(BigInteger.ZERO, BigInteger.ZERO);
    }
    BigInteger value;
    BigInteger mask;
    if (wanted instanceof KeyValue.Exact exact) {
      value = exact.value();
      mask = ones;
    } else if (wanted instanceof KeyValue.Prefix prefix) {
      value = prefix.value();
      if (prefix.length() < 0 || prefix.length() > field.widthBits()) {
        throw new ControlException(
            "prefix length %d is outside bit<%d> (%s)"
                .formatted(prefix.length(), field.widthBits(), field.name()));
      }
      mask = ones.shiftRight(prefix.length()).xor(ones);
    } else {
      KeyValue.Masked given = (KeyValue.Masked) wanted;
      value = given.value();
      mask = FieldCodec.check(field, given.mask());
    }
    FieldCodec.check(field, value);
    checkKind(key, wanted, mask, ones);
    return new Masked(value.and(mask), mask);
  }

  private void checkKind(Key key, KeyValue wanted, BigInteger mask, BigInteger ones) {
    boolean whole = mask.equals(ones);
    boolean good =
        switch (key.match()) {
          case EXACT, RANGE -> whole;
          case OPTIONAL -> whole || mask.signum() == 0;
          case LPM -> isPrefix(mask, ones);
          case TERNARY -> true;
        };
    if (!good) {
      throw new ControlException(
          "%s cannot be matched by the %s key field %s of table %s"
              .formatted(
                  wanted,
                  key.match().name().toLowerCase(java.util.Locale.ROOT),
                  key.field().name(),
                  table.name()));
    }
  }

  private static boolean isPrefix(BigInteger mask, BigInteger ones) {
    BigInteger rest = mask.xor(ones);
    return rest.and(rest.add(BigInteger.ONE)).signum() == 0;
  }

  private static int prefixLength(Field field, BigInteger mask) {
    return field.widthBits() - mask.xor(FieldCodec.ones(field)).bitLength();
  }

  /** Bits of the trie's data in front of the field's most significant bit. */
  private static int bitsBefore(Field field) {
    return 8 * (field.offset() - PREFIX_LENGTH_SIZE + field.size()) - field.widthBits();
  }

  /** The key fields of an entry as a map dumps it. */
  List<KeyArg> decode(byte[] bytes) {
    List<KeyArg> args = new ArrayList<>();
    for (Key key : table.keys()) {
      args.add(new KeyArg(key.field().name(), decode(key, bytes)));
    }
    return args;
  }

  private KeyValue decode(Key key, byte[] bytes) {
    Field field = key.field();
    BigInteger value = FieldCodec.get(field, bytes, 0);
    BigInteger ones = FieldCodec.ones(field);
    return switch (def.type()) {
      case LPM_TRIE ->
          key.match() == MatchKind.LPM
              ? new KeyValue.Prefix(value, LittleEndian.u32(bytes, 0) - bitsBefore(field))
              : new KeyValue.Exact(value);
      case TERNARY -> {
        BigInteger mask = FieldCodec.get(field, bytes, def.keySize());
        if (key.match() == MatchKind.LPM && isPrefix(mask, ones)) {
          yield new KeyValue.Prefix(value, prefixLength(field, mask));
        }
        yield mask.equals(ones) ? new KeyValue.Exact(value) : new KeyValue.Masked(value, mask);
      }
      case ARRAY, HASH, BLOOM_FILTER, COUNT_MIN -> new KeyValue.Exact(value);
    };
  }

  /** The priority of an entry as a map dumps it; 0 in maps without priorities. */
  int priority(byte[] bytes) {
    return def.type() == MapType.TERNARY ? LittleEndian.u32(bytes, 2 * def.keySize()) : 0;
  }
}
