package dev.p4u.runtime.control;

import dev.p4u.runtime.map.BpfMap;
import dev.p4u.runtime.object.MapType;
import dev.p4u.runtime.object.ProgramInfo.Field;
import dev.p4u.runtime.object.ProgramInfo.Register;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * One register array, by index and field name. A cell that was never written reads as zeros, as
 * programs see it.
 */
public final class RegisterControl {

  private final Register register;
  private final BpfMap map;
  private final Guard guard;
  private final NameResolver<Field> fields;

  RegisterControl(Register register, BpfMap map, Guard guard) {
    this.register = register;
    this.map = map;
    this.guard = guard;
    this.fields = new NameResolver<>("field of register " + register.name());
    register.fields().forEach(field -> fields.add(field.name(), field.cName(), field));
  }

  /** What the program says about the register. */
  public Register description() {
    return register;
  }

  /** The fields of a cell by P4 name, in declaration order. */
  public Map<String, BigInteger> read(BigInteger index) {
    return guard.call(() -> decode(cell(key(index))));
  }

  /** The value of a cell in a register of a single field. */
  public BigInteger readValue(BigInteger index) {
    return guard.call(() -> FieldCodec.get(onlyField(), cell(key(index)), 0));
  }

  /** Writes some fields of a cell; the others keep their values. */
  public void write(BigInteger index, Map<String, BigInteger> values) {
    guard.run(
        () -> {
          byte[] key = key(index);
          byte[] cell = cell(key);
          values.forEach(
              (name, value) -> {
                Field field = fields.resolve(name);
                FieldCodec.put(field, FieldCodec.check(field, value), cell, 0);
              });
          update(key, cell);
        });
  }

  /** Writes a cell of a register of a single field. */
  public void writeValue(BigInteger index, BigInteger value) {
    guard.run(
        () -> {
          byte[] key = key(index);
          byte[] cell = cell(key);
          FieldCodec.put(onlyField(), FieldCodec.check(onlyField(), value), cell, 0);
          update(key, cell);
        });
  }

  /** Sets all cells to zero. */
  public void clear() {
    guard.run(map::clear);
  }

  /** The cells that differ from zero, by index. */
  public Map<BigInteger, Map<String, BigInteger>> cells() {
    return guard.call(
        () -> {
          Map<BigInteger, Map<String, BigInteger>> cells = new TreeMap<>();
          for (BpfMap.Entry entry : map.entries()) {
            if (!new BigInteger(1, entry.value()).equals(BigInteger.ZERO)) {
              cells.put(FieldCodec.get(register.index(), entry.key(), 0), decode(entry.value()));
            }
          }
          return cells;
        });
  }

  /**
   * The map's key for a cell. A hash map, as p4c-ubpf makes for registers, is keyed by the whole
   * index type: programs reach cells beyond the declared size, so people may too.
   */
  private byte[] key(BigInteger index) {
    boolean bounded = map.def().type() != MapType.HASH;
    if (bounded && index.compareTo(BigInteger.valueOf(register.size())) >= 0) {
      throw new ControlException(
          "index %s is outside register %s, which has %d cells"
              .formatted(index, register.name(), register.size()));
    }
    byte[] key = new byte[map.def().keySize()];
    FieldCodec.put(register.index(), FieldCodec.check(register.index(), index), key, 0);
    return key;
  }

  private byte[] cell(byte[] key) {
    byte[] cell = new byte[map.def().valueSize()];
    int at = map.lookup(key, 0);
    if (at >= 0) {
      System.arraycopy(map.values(), at, cell, 0, cell.length);
    }
    return cell;
  }

  private void update(byte[] key, byte[] cell) {
    BpfMap.Result result = map.update(key, 0, cell, 0);
    if (result != BpfMap.Result.OK) {
      throw new ControlException(
          "register %s does not take the value: %s".formatted(register.name(), result));
    }
  }

  private Map<String, BigInteger> decode(byte[] cell) {
    Map<String, BigInteger> values = new LinkedHashMap<>();
    for (Field field : register.fields()) {
      values.put(field.name(), FieldCodec.get(field, cell, 0));
    }
    return values;
  }

  private Field onlyField() {
    if (register.fields().size() != 1) {
      throw new ControlException(
          "register %s has %d fields; name one"
              .formatted(register.name(), register.fields().size()));
    }
    return register.fields().get(0);
  }
}
