package dev.p4u.compiler.bpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p4u.compiler.ir.Function;
import dev.p4u.compiler.ir.FunctionBuilder;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Position;
import dev.p4u.compiler.ir.Terminator;
import dev.p4u.runtime.isa.Insn;
import dev.p4u.runtime.isa.Insns;
import dev.p4u.runtime.isa.JumpOp;
import dev.p4u.runtime.isa.Opcode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JumpsTest {

  private static final Position HERE = new Position("far.p4", 3, 1);

  private static final MachineFeatures OLD =
      new MachineFeatures(MachineFeatures.OLD_JUMPS, false, false, true, 512);

  private static final Set<Integer> NEW_JUMPS =
      Set.of(Opcode.JLT, Opcode.JLE, Opcode.JSLT, Opcode.JSLE);

  @Test
  void oldMachinesGetNoNewJumps() {
    for (int seed = 0; seed < 150; seed++) {
      Trial trial = Trial.of(new RandomIr(900_000 + seed, seed % 2 == 0).function(20), OLD);
      for (Insn insn : Insns.decode(trial.object().code())) {
        int kind = insn.opcode() & Opcode.CLASS_MASK;
        assertThat(kind).isNotEqualTo(Opcode.JMP32);
        if (kind == Opcode.JMP) {
          assertThat(NEW_JUMPS).doesNotContain(insn.opcode() & 0xf0);
        }
      }
      byte[] packet = new byte[RandomIr.MIN_PACKET];
      new Random(seed).nextBytes(packet);
      trial.run(packet);
    }
  }

  /** A branch over a number of stores of one value or of constants. */
  private static Function far(int stores, boolean constants) {
    FunctionBuilder b = new FunctionBuilder();
    int near = b.newBlock("near");
    int end = b.newBlock("end");
    Value first = b.value(8);
    b.add(new Inst.PacketLoad(HERE, first, Const.of(0, 32), 0));
    Value one = b.value(1);
    b.add(new Inst.Compare(HERE, one, Inst.CmpOp.EQ, first, Const.of(1, 8)));
    b.end(new Terminator.Branch(HERE, one, end, near));
    b.moveTo(near);
    for (int i = 0; i < stores; i++) {
      b.add(new Inst.InputStore(HERE, 8, 4, constants ? Const.of(i, 32) : first));
    }
    b.end(new Terminator.Jump(HERE, end));
    b.moveTo(end);
    b.add(new Inst.InputStore(HERE, 12, 4, first));
    b.end(new Terminator.Return(HERE, Const.of(1, 64)));
    return b.build();
  }

  @Test
  void longDistancesAreJumpedOver() {
    Trial trial = Trial.of(far(40_000, false));
    trial.run(new byte[] {1});
    trial.run(new byte[] {2});
    assertThat(Insns.decode(trial.object().code()))
        .anyMatch(insn -> insn.opcode() == (Opcode.JMP32 | Opcode.JA));
  }

  @Test
  void aMachineWithoutLongJumpsHasALimit() {
    MachineFeatures features =
        new MachineFeatures(EnumSet.allOf(JumpOp.class), true, false, false, 512);
    assertThatThrownBy(() -> Trial.of(far(40_000, false), features))
        .isInstanceOfSatisfying(
            BackendLimit.class, limit -> assertThat(limit.position()).isEqualTo(HERE))
        .hasMessageContaining("the target has 32767");
  }

  @Test
  void aProgramThatIsTooLongHasALimit() {
    assertThatThrownBy(() -> Trial.of(far(70_000, false)))
        .isInstanceOfSatisfying(
            BackendLimit.class, limit -> assertThat(limit.position()).isEqualTo(HERE))
        .hasMessageContaining("the target takes 65535");
  }

  @Test
  void aProgramWithTooManyValuesHasALimit() {
    assertThatThrownBy(() -> Trial.of(far(31_000, true)))
        .isInstanceOf(BackendLimit.class)
        .hasMessageContaining("intermediate values, at most 30000 are supported");
  }

  @Test
  void manyCasesAreSearched() {
    for (int width : new int[] {8, 16, 33, 64}) {
      FunctionBuilder b = new FunctionBuilder();
      Value subject = b.value(width);
      b.add(new Inst.PacketLoad(HERE, subject, Const.of(0, 32), 0));
      int otherwise = b.newBlock("otherwise");
      List<Terminator.Case> cases = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        int target = b.newBlock("case");
        BigInteger value =
            BigInteger.valueOf(i * 5L).shiftLeft(width - 8).add(BigInteger.valueOf(i / 30));
        cases.add(new Terminator.Case(value, target));
      }
      b.end(new Terminator.Switch(HERE, subject, cases, otherwise));
      for (int i = 0; i < 50; i++) {
        b.moveTo(cases.get(i).target());
        b.end(new Terminator.Return(HERE, Const.of(i + 1, 64)));
      }
      b.moveTo(otherwise);
      b.end(new Terminator.Return(HERE, Const.of(0, 64)));
      Trial trial = Trial.of(b.build());
      for (int first = 0; first < 256; first++) {
        byte[] packet = new byte[8];
        packet[0] = (byte) first;
        trial.run(packet);
        packet[width / 8 - 1] |= 1;
        trial.run(packet);
      }
    }
  }
}
