package dev.p4u.runtime.verify;

import dev.p4u.runtime.isa.Disassembler;
import dev.p4u.runtime.isa.Insn;
import dev.p4u.runtime.isa.InsnSpec;
import dev.p4u.runtime.isa.InsnSpec.Field;
import dev.p4u.runtime.isa.InsnSpec.Role;
import dev.p4u.runtime.isa.InstructionSet;
import dev.p4u.runtime.isa.Operation;
import dev.p4u.runtime.isa.Pseudo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Checks what can be seen without following the flow of values: instructions exist, their fields
 * are in range, jumps land on instructions, control does not run off the end. Division by a
 * constant zero is allowed, as RFC 9669 gives it a result.
 */
public final class StructuralVerifier {

  /** Largest program, in 8-byte slots. */
  public static final int MAX_SLOTS = 65_536;

  private static final int FRAME_POINTER = 10;

  /**
   * What the program may refer to.
   *
   * @param maps number of maps
   * @param helperExists whether a helper has this number
   * @param linkedCalls slots of calls that a relocation already bound to a helper
   */
  public record Environment(int maps, IntPredicate helperExists, Set<Integer> linkedCalls) {}

  private final Environment environment;
  private final List<Insn> insns;
  private final boolean[] starts;
  private final List<Rejection> rejections = new ArrayList<>();

  private StructuralVerifier(List<Insn> insns, Environment environment) {
    this.insns = insns;
    this.environment = environment;
    this.starts = new boolean[insns.size()];
  }

  /** All violations, in the order of slots; empty when the program is sound in structure. */
  public static List<Rejection> check(List<Insn> insns, Environment environment) {
    if (insns.isEmpty()) {
      return List.of(Rejection.ofProgram("the program has no instructions"));
    }
    if (insns.size() > MAX_SLOTS) {
      return List.of(
          Rejection.ofProgram(
              "the program has " + insns.size() + " slots, the limit is " + MAX_SLOTS));
    }
    StructuralVerifier verifier = new StructuralVerifier(insns, environment);
    verifier.markStarts();
    for (int slot = 0; slot < insns.size(); slot++) {
      if (verifier.starts[slot]) {
        verifier.checkInsn(slot);
      }
    }
    return List.copyOf(verifier.rejections);
  }

  private void markStarts() {
    for (int slot = 0; slot < insns.size(); slot++) {
      starts[slot] = true;
      if (insns.get(slot).isWide()) {
        slot++;
      }
    }
  }

  private void checkInsn(int slot) {
    Insn insn = insns.get(slot);
    Optional<InsnSpec> found = InstructionSet.find(insn);
    if (found.isEmpty()) {
      reject(slot, InstructionSet.whyInvalid(insn));
      return;
    }
    InsnSpec spec = found.get();
    checkRegister(slot, "dst", spec.dst(), insn.dst());
    checkRegister(slot, "src", spec.src(), insn.src());
    Operation operation = spec.operation();
    if (operation instanceof Operation.LoadConstant load) {
      checkConstant(slot, load.pseudo());
    } else if (operation instanceof Operation.Call call) {
      checkCall(slot, call.kind());
    }
    if (spec.off().role() == Role.TARGET) {
      checkTarget(slot, slot + 1L + insn.off());
    } else if (spec.imm().role() == Role.TARGET) {
      checkTarget(slot, slot + 1L + insn.imm());
    }
    boolean goesOn = !(operation instanceof Operation.Exit || operation instanceof Operation.Goto);
    if (goesOn && slot + spec.slots() >= insns.size()) {
      reject(slot, "control runs off the end of the program");
    }
  }

  private void checkRegister(int slot, String name, Field field, int register) {
    if (!field.isRegister()) {
      return;
    }
    if (register > FRAME_POINTER) {
      reject(slot, "register " + register + " in " + name + " does not exist");
    } else if (register == FRAME_POINTER && field.isWritten()) {
      reject(slot, "r10 is the frame pointer and cannot be written");
    }
  }

  private void checkConstant(int slot, Pseudo pseudo) {
    if (slot + 1 == insns.size()) {
      reject(slot, "the second slot of lddw is missing");
      return;
    }
    Insn insn = insns.get(slot);
    Insn next = insns.get(slot + 1);
    if (next.opcode() != 0 || next.dst() != 0 || next.src() != 0 || next.off() != 0) {
      reject(slot, "the second slot of lddw must be zero but for imm");
    }
    switch (pseudo) {
      case NUMBER -> {}
      case MAP_BY_FD, MAP_BY_INDEX -> {
        checkMap(slot, insn.imm());
        if (next.imm() != 0) {
          reject(slot, "the second constant of a map handle must be 0, is " + next.imm());
        }
      }
      case MAP_VALUE_BY_FD, MAP_VALUE_BY_INDEX -> checkMap(slot, insn.imm());
      case VARIABLE -> reject(slot, "this host has no variables that a program can address");
      case CODE -> reject(slot, "addresses of instructions are not supported");
    }
  }

  private void checkMap(int slot, int map) {
    if (map < 0 || map >= environment.maps()) {
      reject(slot, "map " + map + " does not exist, the program has " + environment.maps());
    }
  }

  private void checkCall(int slot, Operation.CallKind kind) {
    int imm = insns.get(slot).imm();
    switch (kind) {
      case HELPER -> {
        boolean known =
            environment.linkedCalls().contains(slot)
                || (imm >= 0 && environment.helperExists().test(imm));
        if (!known) {
          reject(slot, "helper " + imm + " does not exist");
        }
      }
      case RUNTIME -> reject(slot, "this host has no functions with type numbers");
      case LOCAL, REGISTER -> {}
    }
  }

  private void checkTarget(int slot, long target) {
    if (target < 0 || target >= insns.size()) {
      reject(slot, "target slot " + target + " is outside the program");
    } else if (!starts[(int) target]) {
      reject(slot, "target slot " + target + " is the second half of an lddw");
    }
  }

  private void reject(int slot, String reason) {
    rejections.add(new Rejection(slot, Disassembler.line(insns, slot), reason));
  }
}
