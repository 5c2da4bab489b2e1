package dev.p4u.compiler.bpf;

import dev.p4u.compiler.CompilerBug;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import java.util.HashMap;
import java.util.Map;

/** Which register holds each value, and how many of its low bits can be other than zero. */
final class Values {

  private static final int REGISTER_BITS = 64;

  private final CodeBuilder code;
  private final CleanDemand demand;
  private final NetworkOrder network;
  private final Map<Integer, Integer> registers = new HashMap<>();
  private final Map<Integer, Integer> bounds = new HashMap<>();

  Values(CodeBuilder code, CleanDemand demand, NetworkOrder network) {
    this.code = code;
    this.demand = demand;
    this.network = network;
  }

  /** The register of a value, before or after its definition. */
  int register(Value value) {
    return registers.computeIfAbsent(value.id(), id -> code.fresh());
  }

  /** A register that holds the operand, only to be read. */
  int use(Operand operand) {
    if (operand instanceof Const constant) {
      return code.constant(constant.bits().longValue());
    }
    Value value = (Value) operand;
    if (network.isKept(value)) {
      throw new CompilerBug(value + " is in network order");
    }
    return register(value);
  }

  /** A new register that holds the operand and may be changed. */
  int copy(Operand operand) {
    return operand instanceof Const ? use(operand) : code.copy(use(operand));
  }

  /** Number of low bits outside of which the operand's register is zero. */
  int bound(Operand operand) {
    if (operand instanceof Const constant) {
      return constant.bits().bitLength();
    }
    return bounds.getOrDefault(((Value) operand).id(), REGISTER_BITS);
  }

  /** Phis are clean when somebody needs it. */
  void definePhi(Value result) {
    register(result);
    bounds.put(result.id(), demand.isDemanded(result) ? result.width() : REGISTER_BITS);
  }

  boolean needsMask(Value result, int bound) {
    return bound > result.width() && demand.isDemanded(result);
  }

  /** The result is in this register, whose bits from {@code bound} on are zero. */
  void define(Value result, int register, int bound) {
    int known = bound;
    if (needsMask(result, bound)) {
      code.mask(register, result.width());
      known = result.width();
    }
    bounds.put(result.id(), Math.min(known, REGISTER_BITS));
    bind(result, register);
  }

  private void bind(Value result, int register) {
    Integer before = registers.putIfAbsent(result.id(), register);
    if (before != null && before != register) {
      // A phi of a loop has named the register already.
      code.move(before, register);
    }
  }

  boolean isNetworkOrder(Operand operand) {
    return operand instanceof Value value && network.isKept(value);
  }

  /** The register of a value that is kept in network order. */
  int networkRegister(Operand operand) {
    return register((Value) operand);
  }
}
