package dev.p4u.compiler.bpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p4u.compiler.ir.Function;
import dev.p4u.compiler.ir.FunctionBuilder;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Inst.BinOp;
import dev.p4u.compiler.ir.Inst.HelperArg;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Position;
import dev.p4u.compiler.ir.Terminator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterPressureTest {

  private static final Position HERE = new Position("pressure.p4", 12, 3);

  /** Results of calls that are all needed at the end. */
  private static Function keep(int count) {
    FunctionBuilder b = new FunctionBuilder();
    List<Operand> kept = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Value value = b.value(64);
      b.add(call(value, Const.of(i, 64), i == 0 ? Const.of(1, 64) : kept.get(i - 1)));
      kept.add(value);
    }
    Operand sum = Const.of(0, 64);
    for (int i = 0; i < count; i++) {
      Value next = b.value(64);
      b.add(new Inst.Binary(HERE, next, i % 2 == 0 ? BinOp.ADD : BinOp.XOR, kept.get(i), sum));
      sum = next;
    }
    b.end(new Terminator.Return(HERE, sum));
    return b.build();
  }

  private static Inst call(Value result, Operand first, Operand second) {
    return new Inst.HelperCall(
        HERE,
        Optional.of(result),
        100,
        "sum",
        List.of(new HelperArg.Scalar(first), new HelperArg.Scalar(second)));
  }

  private static long stackAccesses(String listing) {
    return Pattern.compile("r10 - ").matcher(listing).results().count();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 5, 11, 30, 60})
  void valuesSurviveCalls(int count) {
    Trial.of(keep(count)).run(new byte[16]);
  }

  @Test
  void fourValuesStayInRegisters() {
    assertThat(stackAccesses(Trial.of(keep(4)).listing())).isZero();
    assertThat(stackAccesses(Trial.of(keep(9)).listing())).isPositive();
  }

  @Test
  void tooMuchForTheStackIsALimitWithItsPlace() {
    assertThatThrownBy(() -> Trial.of(keep(80)))
        .isInstanceOfSatisfying(
            BackendLimit.class, limit -> assertThat(limit.position()).isEqualTo(HERE))
        .hasMessageContaining("bytes of stack, the target has 512")
        .hasMessageContaining("values that do not fit the registers");
  }

  @Test
  void aLargeBufferIsNamed() {
    FunctionBuilder b = new FunctionBuilder();
    b.add(
        new Inst.HelperCall(
            HERE, Optional.empty(), 100, "sum", List.of(new HelperArg.Buffer(600, List.of()))));
    b.end(new Terminator.Return(HERE, Const.of(1, 64)));
    assertThatThrownBy(() -> Trial.of(b.build()))
        .isInstanceOf(BackendLimit.class)
        .hasMessage(
            "the program needs 600 bytes of stack, the target has 512: 600 bytes for the"
                + " arguments of sum");
  }

  @Test
  void constantsAreComputedAgainInsteadOfKept() {
    FunctionBuilder b = new FunctionBuilder();
    Value address = b.value(64);
    b.add(call(address, Const.of(1, 64), Const.of(2, 64)));
    Operand sum = address;
    for (int i = 0; i < 20; i++) {
      Value next = b.value(64);
      b.add(call(next, sum, Const.of(0x1234_5678_9abcL + i, 64)));
      sum = next;
    }
    b.end(new Terminator.Return(HERE, sum));
    Trial trial = Trial.of(b.build());
    assertThat(stackAccesses(trial.listing())).isZero();
    trial.run(new byte[16]);
  }

  @Test
  void valuesThatNeverMeetShareASlot() {
    // Three groups one after the other, each with more values than registers survive a call.
    FunctionBuilder b = new FunctionBuilder();
    Operand total = Const.of(7, 64);
    for (int group = 0; group < 12; group++) {
      List<Operand> kept = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        Value value = b.value(64);
        b.add(call(value, total, Const.of(i, 64)));
        kept.add(value);
      }
      for (Operand each : kept) {
        Value next = b.value(64);
        b.add(new Inst.Binary(HERE, next, BinOp.ADD, total, each));
        total = next;
      }
    }
    b.end(new Terminator.Return(HERE, total));
    // 12 groups of 12 values would need 1,152 bytes if each had its own slot.
    Trial trial = Trial.of(b.build());
    trial.run(new byte[16]);
  }
}
