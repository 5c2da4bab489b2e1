package dev.p4u.runtime.vm.interp;

import static dev.p4u.runtime.isa.Opcode.*;
import static dev.p4u.runtime.vm.AluMath.low;
import static dev.p4u.runtime.vm.DecodedCode.CALL_LOCAL;
import static dev.p4u.runtime.vm.DecodedCode.CUT16;
import static dev.p4u.runtime.vm.DecodedCode.CUT32;
import static dev.p4u.runtime.vm.DecodedCode.CUT64;
import static dev.p4u.runtime.vm.DecodedCode.MOVSX16;
import static dev.p4u.runtime.vm.DecodedCode.MOVSX16_32;
import static dev.p4u.runtime.vm.DecodedCode.MOVSX32;
import static dev.p4u.runtime.vm.DecodedCode.MOVSX8;
import static dev.p4u.runtime.vm.DecodedCode.MOVSX8_32;
import static dev.p4u.runtime.vm.DecodedCode.SDIV;
import static dev.p4u.runtime.vm.DecodedCode.SDIV32;
import static dev.p4u.runtime.vm.DecodedCode.SMOD;
import static dev.p4u.runtime.vm.DecodedCode.SMOD32;
import static dev.p4u.runtime.vm.DecodedCode.SWAP16;
import static dev.p4u.runtime.vm.DecodedCode.SWAP32;
import static dev.p4u.runtime.vm.DecodedCode.SWAP64;

import dev.p4u.runtime.helper.Helper;
import dev.p4u.runtime.isa.AtomicOp;
import dev.p4u.runtime.isa.Disassembler;
import dev.p4u.runtime.isa.Insn;
import dev.p4u.runtime.isa.Operation;
import dev.p4u.runtime.vm.AluMath;
import dev.p4u.runtime.vm.Atomics;
import dev.p4u.runtime.vm.DecodedCode;
import dev.p4u.runtime.vm.Engine;
import dev.p4u.runtime.vm.LinkedProgram;
import dev.p4u.runtime.vm.RunMemory;
import dev.p4u.runtime.vm.RunState;
import dev.p4u.runtime.vm.Tracer;
import dev.p4u.runtime.vm.VmTrap;

/**
 * Executes one instruction after the other. It is the reference for other engines, so each case
 * says what RFC 9669 says and no more. The loop must stay below the 8,000 bytes of bytecode beyond
 * which the JVM does not compile a method.
 */
public final class Interpreter implements Engine {

  @Override
  public long run(LinkedProgram program, RunState state, Tracer tracer) {
    state.begin(program);
    DecodedCode code = program.code();
    int[] op = code.op();
    int[] dst = code.dst();
    int[] src = code.src();
    int[] off = code.off();
    long[] imm = code.imm();
    Helper[] calls = program.calls();
    RunMemory memory = state.memory();
    long[] r = state.registers();
    long budget = state.budget();
    long executed = 0;
    int from = -1;
    int pc = 0;
    try {
      while (true) {
        if (executed == budget) {
          throw new VmTrap("the budget of " + budget + " instructions is used up");
        }
        executed++;
        if (tracer != null) {
          tracer.step(from, pc, r, memory);
        }
        int next = pc + 1;
        int d = dst[pc];
        r[RunState.IMMEDIATE] = imm[pc];
        long b = r[src[pc]];
        switch (op[pc]) {
          case ALU64 | ADD -> r[d] += b;
          case ALU32 | ADD -> r[d] = low(r[d] + b);
          case ALU64 | SUB -> r[d] -= b;
          case ALU32 | SUB -> r[d] = low(r[d] - b);
          case ALU64 | MUL -> r[d] *= b;
          case ALU32 | MUL -> r[d] = low(r[d] * b);
          case ALU64 | DIV -> r[d] = AluMath.divide(r[d], b);
          case ALU32 | DIV -> r[d] = AluMath.divide32(r[d], b);
          case SDIV -> r[d] = AluMath.divideSigned(r[d], b);
          case SDIV32 -> r[d] = AluMath.divideSigned32(r[d], b);
          case ALU64 | OR -> r[d] |= b;
          case ALU32 | OR -> r[d] = low(r[d] | b);
          case ALU64 | AND -> r[d] &= b;
          case ALU32 | AND -> r[d] = low(r[d] & b);
          case ALU64 | LSH -> r[d] <<= b;
          case ALU32 | LSH -> r[d] = low((int) r[d] << b);
          case ALU64 | RSH -> r[d] >>>= b;
          case ALU32 | RSH -> r[d] = low((int) r[d] >>> b);
          case ALU64 | NEG -> r[d] = -r[d];
          case ALU32 | NEG -> r[d] = low(-r[d]);
          case ALU64 | MOD -> r[d] = AluMath.modulo(r[d], b);
          case ALU32 | MOD -> r[d] = AluMath.modulo32(r[d], b);
          case SMOD -> r[d] = AluMath.moduloSigned(r[d], b);
          case SMOD32 -> r[d] = AluMath.moduloSigned32(r[d], b);
          case ALU64 | XOR -> r[d] ^= b;
          case ALU32 | XOR -> r[d] = low(r[d] ^ b);
          case ALU64 | MOV -> r[d] = b;
          case ALU32 | MOV -> r[d] = low(b);
          case ALU64 | ARSH -> r[d] >>= b;
          case ALU32 | ARSH -> r[d] = low((int) r[d] >> b);
          case MOVSX8 -> r[d] = (byte) b;
          case MOVSX16 -> r[d] = (short) b;
          case MOVSX32 -> r[d] = (int) b;
          case MOVSX8_32 -> r[d] = low((byte) b);
          case MOVSX16_32 -> r[d] = low((short) b);

          case CUT16 -> r[d] &= 0xffff;
          case CUT32 -> r[d] = low(r[d]);
          case CUT64 -> {}
          case SWAP16 -> r[d] = AluMath.swap16(r[d]);
          case SWAP32 -> r[d] = AluMath.swap32(r[d]);
          case SWAP64 -> r[d] = Long.reverseBytes(r[d]);

          case LDDW -> {
            r[d] = imm[pc];
            next++;
          }
          case LDX | MODE_MEM | SIZE_B -> r[d] = memory.load8(b + off[pc]);
          case LDX | MODE_MEM | SIZE_H -> r[d] = memory.load16(b + off[pc]);
          case LDX | MODE_MEM | SIZE_W -> r[d] = memory.load32(b + off[pc]);
          case LDX | MODE_MEM | SIZE_DW -> r[d] = memory.load64(b + off[pc]);
          case LDX | MODE_MEMSX | SIZE_B -> r[d] = (byte) memory.load8(b + off[pc]);
          case LDX | MODE_MEMSX | SIZE_H -> r[d] = (short) memory.load16(b + off[pc]);
          case LDX | MODE_MEMSX | SIZE_W -> r[d] = (int) memory.load32(b + off[pc]);
          case STX | MODE_MEM | SIZE_B -> memory.store8(r[d] + off[pc], b);
          case STX | MODE_MEM | SIZE_H -> memory.store16(r[d] + off[pc], b);
          case STX | MODE_MEM | SIZE_W -> memory.store32(r[d] + off[pc], b);
          case STX | MODE_MEM | SIZE_DW -> memory.store64(r[d] + off[pc], b);
          case STX | MODE_ATOMIC | SIZE_W, STX | MODE_ATOMIC | SIZE_DW ->
              atomic(program, pc, r, memory);

          case JMP | JA -> next = off[pc];
          case JMP | JEQ -> next = r[d] == b ? off[pc] : next;
          case JMP32 | JEQ -> next = (int) r[d] == (int) b ? off[pc] : next;
          case JMP | JNE -> next = r[d] != b ? off[pc] : next;
          case JMP32 | JNE -> next = (int) r[d] != (int) b ? off[pc] : next;
          case JMP | JSET -> next = (r[d] & b) != 0 ? off[pc] : next;
          case JMP32 | JSET -> next = ((int) r[d] & (int) b) != 0 ? off[pc] : next;
          case JMP | JSGT -> next = r[d] > b ? off[pc] : next;
          case JMP32 | JSGT -> next = (int) r[d] > (int) b ? off[pc] : next;
          case JMP | JSGE -> next = r[d] >= b ? off[pc] : next;
          case JMP32 | JSGE -> next = (int) r[d] >= (int) b ? off[pc] : next;
          case JMP | JSLT -> next = r[d] < b ? off[pc] : next;
          case JMP32 | JSLT -> next = (int) r[d] < (int) b ? off[pc] : next;
          case JMP | JSLE -> next = r[d] <= b ? off[pc] : next;
          case JMP32 | JSLE -> next = (int) r[d] <= (int) b ? off[pc] : next;
          case JMP | JGT -> next = Long.compareUnsigned(r[d], b) > 0 ? off[pc] : next;
          case JMP32 | JGT ->
              next = Integer.compareUnsigned((int) r[d], (int) b) > 0 ? off[pc] : next;
          case JMP | JGE -> next = Long.compareUnsigned(r[d], b) >= 0 ? off[pc] : next;
          case JMP32 | JGE ->
              next = Integer.compareUnsigned((int) r[d], (int) b) >= 0 ? off[pc] : next;
          case JMP | JLT -> next = Long.compareUnsigned(r[d], b) < 0 ? off[pc] : next;
          case JMP32 | JLT ->
              next = Integer.compareUnsigned((int) r[d], (int) b) < 0 ? off[pc] : next;
          case JMP | JLE -> next = Long.compareUnsigned(r[d], b) <= 0 ? off[pc] : next;
          case JMP32 | JLE ->
              next = Integer.compareUnsigned((int) r[d], (int) b) <= 0 ? off[pc] : next;

          case JMP | CALL -> r[0] = calls[pc].call(state, r[1], r[2], r[3], r[4], r[5]);
          case JMP | CALL | REG ->
              r[0] = helper(program, r[d]).call(state, r[1], r[2], r[3], r[4], r[5]);
          case CALL_LOCAL -> {
            state.enter(next);
            next = off[pc];
          }
          case JMP | EXIT -> {
            next = state.leave();
            if (next < 0) {
              return r[0];
            }
          }
          default -> throw new IllegalStateException("no case for operation " + op[pc]);
        }
        from = pc;
        pc = next;
      }
    } catch (VmTrap trap) {
      throw new VmTrap(
          "slot "
              + pc
              + ", `"
              + Disassembler.line(program.insns(), pc)
              + "`: "
              + trap.getMessage());
    } finally {
      state.executed(executed);
    }
  }

  private static void atomic(LinkedProgram program, int pc, long[] r, RunMemory memory) {
    Insn insn = program.insns().get(pc);
    Operation.Atomic atomic = (Operation.Atomic) program.spec(pc).operation();
    long address = r[insn.dst()] + insn.off();
    long old = Atomics.apply(memory, atomic.op(), atomic.width(), address, r[insn.src()], r[0]);
    if (atomic.op() == AtomicOp.CMPXCHG) {
      r[0] = old;
    } else if (atomic.fetch()) {
      r[insn.src()] = old;
    }
  }

  private static Helper helper(LinkedProgram program, long number) {
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw new VmTrap("helper " + number + " does not exist");
    }
    return program
        .helpers()
        .byId((int) number)
        .orElseThrow(() -> new VmTrap("helper " + number + " does not exist"));
  }
}
