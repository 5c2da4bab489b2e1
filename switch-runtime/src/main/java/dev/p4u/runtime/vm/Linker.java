package dev.p4u.runtime.vm;

import dev.p4u.runtime.helper.Helper;
import dev.p4u.runtime.isa.Disassembler;
import dev.p4u.runtime.isa.Insn;
import dev.p4u.runtime.isa.Insns;
import dev.p4u.runtime.isa.InstructionSet;
import dev.p4u.runtime.isa.Opcode;
import dev.p4u.runtime.isa.Operation;
import dev.p4u.runtime.isa.Operation.CallKind;
import dev.p4u.runtime.isa.Pseudo;
import dev.p4u.runtime.map.BpfMap;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.Relocation;
import dev.p4u.runtime.verify.RejectedException;
import dev.p4u.runtime.verify.Rejection;
import dev.p4u.runtime.verify.StructuralVerifier;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Binds the names in an object to a host's maps and helpers. */
public final class Linker {

  private final BpfObject object;
  private final HelperTable helpers;
  private final List<Insn> insns;
  private final Helper[] calls;
  private final Map<String, Integer> mapIndex = new HashMap<>();
  private final Map<String, Integer> stringOffset = new HashMap<>();
  private final List<Rejection> rejections = new ArrayList<>();

  private Linker(BpfObject object, HelperTable helpers) {
    this.object = object;
    this.helpers = helpers;
    this.insns = Insns.decode(object.code());
    this.calls = new Helper[insns.size()];
  }

  /**
   * Links a program.
   *
   * @param maps the maps of {@code object.maps()}, in the same order
   * @throws RejectedException when a name is unknown or the structural verifier objects
   */
  public static LinkedProgram link(BpfObject object, List<BpfMap> maps, HelperTable helpers)
      throws RejectedException {
    if (maps.size() != object.maps().size()) {
      throw new IllegalArgumentException(
          "the object has " + object.maps().size() + " maps, " + maps.size() + " were given");
    }
    if (object.code().length % Insn.BYTES != 0) {
      throw new RejectedException(
          List.of(
              Rejection.ofProgram(
                  "the code's length is " + object.code().length + " bytes, no multiple of 8")));
    }
    return new Linker(object, helpers).link(maps);
  }

  private LinkedProgram link(List<BpfMap> maps) throws RejectedException {
    for (MapDef map : object.maps()) {
      mapIndex.put(map.name(), mapIndex.size());
    }
    byte[] strings = layOutStrings();
    Set<Integer> linked = new HashSet<>();
    for (Relocation relocation : object.relocations()) {
      relocate(relocation);
      linked.add(relocation.slot());
    }
    rejections.addAll(
        StructuralVerifier.check(
            insns,
            new StructuralVerifier.Environment(
                maps.size(), id -> helpers.byId(id).isPresent(), linked)));
    if (!rejections.isEmpty()) {
      rejections.sort(Comparator.comparingInt(Rejection::slot));
      throw new RejectedException(rejections);
    }
    bindConstantsAndCalls();
    return new LinkedProgram(object, insns, maps.toArray(new BpfMap[0]), calls, helpers, strings);
  }

  /** Strings stand one after the other in the order of their labels, each with a zero byte. */
  private byte[] layOutStrings() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String label : new TreeSet<>(object.strings().keySet())) {
      stringOffset.put(label, bytes.size());
      bytes.writeBytes(object.strings().get(label).getBytes(StandardCharsets.UTF_8));
      bytes.write(0);
    }
    return bytes.toByteArray();
  }

  private void relocate(Relocation relocation) {
    int slot = relocation.slot();
    if (slot < 0 || slot >= insns.size()) {
      rejections.add(
          Rejection.ofProgram(
              "relocation of " + relocation.symbol() + " at slot " + slot + " outside the code"));
      return;
    }
    switch (relocation.kind()) {
      case MAP -> relocateMap(slot, relocation.symbol());
      case STRING -> relocateString(slot, relocation.symbol());
      case HELPER -> relocateHelper(slot, relocation.symbol());
    }
  }

  private void relocateMap(int slot, String name) {
    Integer index = mapIndex.get(name);
    if (index == null) {
      reject(slot, "map " + name + " is not defined");
    } else if (isWide(slot, name)) {
      setConstant(slot, Pseudo.MAP_BY_INDEX, index, 0);
    }
  }

  private void relocateString(int slot, String label) {
    Integer offset = stringOffset.get(label);
    if (offset == null) {
      reject(slot, "string " + label + " is not defined");
    } else if (isWide(slot, label)) {
      setConstant(slot, Pseudo.NUMBER, offset, Memory.STRINGS);
    }
  }

  private void relocateHelper(int slot, String name) {
    Insn insn = insns.get(slot);
    Optional<Helper> helper = helpers.byName(name);
    if (insn.opcode() != (Opcode.JMP | Opcode.CALL)) {
      reject(slot, "relocation of helper " + name + " stands at an instruction that is no call");
    } else if (helper.isEmpty()) {
      reject(slot, "helper " + name + " does not exist");
    } else {
      insns.set(slot, Insns.call(Math.max(0, helper.get().id())));
      calls[slot] = helper.get();
    }
  }

  private boolean isWide(int slot, String symbol) {
    if (insns.get(slot).isWide() && slot + 1 < insns.size()) {
      return true;
    }
    reject(slot, "relocation of " + symbol + " stands at an instruction that is no lddw");
    return false;
  }

  /** Replaces numbers of maps by addresses, and finds the helpers that are called by number. */
  private void bindConstantsAndCalls() {
    for (int slot = 0; slot < insns.size(); slot++) {
      Insn insn = insns.get(slot);
      Operation operation = InstructionSet.find(insn).orElseThrow().operation();
      if (operation instanceof Operation.LoadConstant load) {
        bindConstant(slot, load.pseudo(), insn.imm(), insns.get(slot + 1).imm());
        slot++;
      } else if (operation instanceof Operation.Call call
          && call.kind() == CallKind.HELPER
          && calls[slot] == null) {
        calls[slot] = helpers.byId(insn.imm()).orElseThrow();
      }
    }
  }

  private void bindConstant(int slot, Pseudo pseudo, int imm, int nextImm) {
    switch (pseudo) {
      case NUMBER -> {}
      // This host numbers maps by their place in the object; it has no other descriptors.
      case MAP_BY_FD, MAP_BY_INDEX -> setConstant(slot, Pseudo.NUMBER, imm, Memory.MAP_HANDLE);
      case MAP_VALUE_BY_FD, MAP_VALUE_BY_INDEX ->
          setConstant(slot, Pseudo.NUMBER, nextImm, Memory.MAP_VALUES + imm);
      case VARIABLE, CODE ->
          throw new IllegalStateException("the structural verifier let " + pseudo + " pass");
    }
  }

  private void setConstant(int slot, Pseudo pseudo, int imm, int nextImm) {
    int dst = insns.get(slot).dst();
    insns.set(slot, new Insn(Opcode.LDDW, dst, pseudo.code(), 0, imm));
    insns.set(slot + 1, new Insn(0, 0, 0, 0, nextImm));
  }

  private void reject(int slot, String reason) {
    rejections.add(new Rejection(slot, Disassembler.line(insns, slot), reason));
  }
}
