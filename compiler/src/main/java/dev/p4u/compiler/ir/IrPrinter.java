package dev.p4u.compiler.ir;

import dev.p4u.compiler.ir.Inst.HelperArg;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes a function as text: one instruction a line, values as {@code %id:width}, constants as
 * {@code number:width}. The text depends on nothing but the function.
 */
public final class IrPrinter {

  private IrPrinter() {}

  /** The text of a function, each line ended. */
  public static String print(Function function) {
    StringBuilder out = new StringBuilder();
    for (Block block : function.blocks()) {
      print(block, out);
    }
    return out.toString();
  }

  /** The text of one instruction. */
  public static String print(Inst inst) {
    return inst.accept(Text.VISITOR);
  }

  /** The text of one block's end. */
  public static String print(Terminator end) {
    if (end instanceof Terminator.Jump jump) {
      return "jump b" + jump.target();
    }
    if (end instanceof Terminator.Branch branch) {
      return "branch %s b%d, b%d"
          .formatted(branch.condition(), branch.whenTrue(), branch.whenFalse());
    }
    if (end instanceof Terminator.Switch select) {
      return select.cases().stream()
          .map(each -> each.value() + " b" + each.target())
          .collect(
              Collectors.joining(
                  ", ", "switch " + select.subject() + " [", "] else b" + select.otherwise()));
    }
    return "return " + ((Terminator.Return) end).value();
  }

  private static void print(Block block, StringBuilder out) {
    out.append('b').append(block.id()).append(' ').append(block.name()).append(":\n");
    for (Block.Phi phi : block.phis()) {
      out.append("  ").append(phi.result()).append(" = phi [");
      Map<Integer, Operand> sorted = new TreeMap<>(phi.inputs());
      out.append(
          sorted.entrySet().stream()
              .map(input -> "b" + input.getKey() + " " + input.getValue())
              .collect(Collectors.joining(", ")));
      out.append("]\n");
    }
    for (Inst inst : block.instructions()) {
      out.append("  ").append(print(inst)).append('\n');
    }
    out.append("  ").append(print(block.terminator())).append('\n');
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String parts(List<Part> parts) {
    return parts.stream()
        .map(
            part ->
                "%d size %d %s = %s"
                    .formatted(part.offset(), part.size(), word(part.order()), part.value()))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String argument(HelperArg argument) {
    if (argument instanceof HelperArg.Buffer buffer) {
      return "buffer " + buffer.size() + " " + parts(buffer.parts());
    }
    return ((HelperArg.Scalar) argument).value().toString();
  }

  private enum Text implements InstVisitor<String> {
    VISITOR;

    @Override
    public String binary(Inst.Binary inst) {
      return "%s = %s %s, %s".formatted(inst.result(), word(inst.op()), inst.left(), inst.right());
    }

    @Override
    public String compare(Inst.Compare inst) {
      return "%s = %s %s, %s".formatted(inst.result(), word(inst.op()), inst.left(), inst.right());
    }

    @Override
    public String cast(Inst.Cast inst) {
      return "%s = %s %s".formatted(inst.result(), word(inst.op()), inst.operand());
    }

    @Override
    public String slice(Inst.Slice inst) {
      return "%s = slice %s from %d".formatted(inst.result(), inst.operand(), inst.low());
    }

    @Override
    public String concat(Inst.Concat inst) {
      return "%s = concat %s, %s".formatted(inst.result(), inst.high(), inst.low());
    }

    @Override
    public String select(Inst.Select inst) {
      return "%s = select %s, %s, %s"
          .formatted(inst.result(), inst.condition(), inst.whenTrue(), inst.whenFalse());
    }

    @Override
    public String readVar(Inst.ReadVar inst) {
      return "%s = read %s".formatted(inst.result(), variable(inst.variable()));
    }

    @Override
    public String writeVar(Inst.WriteVar inst) {
      return "write %s = %s".formatted(variable(inst.variable()), inst.value());
    }

    private static String variable(Var variable) {
      return variable + ":" + variable.width();
    }

    @Override
    public String packetLoad(Inst.PacketLoad inst) {
      return "%s = load_packet %s bit %d"
          .formatted(inst.result(), inst.byteOffset(), inst.bitOffset());
    }

    @Override
    public String packetStore(Inst.PacketStore inst) {
      return "store_packet %s bit %d = %s"
          .formatted(inst.byteOffset(), inst.bitOffset(), inst.value());
    }

    @Override
    public String packetLength(Inst.PacketLength inst) {
      return inst.result() + " = packet_length";
    }

    @Override
    public String adjustHead(Inst.AdjustHead inst) {
      return "%s = adjust_head %s".formatted(inst.result(), inst.delta());
    }

    @Override
    public String truncate(Inst.Truncate inst) {
      return "truncate " + inst.maxLength();
    }

    @Override
    public String inputLoad(Inst.InputLoad inst) {
      return "%s = load_input %d size %d".formatted(inst.result(), inst.offset(), inst.size());
    }

    @Override
    public String inputStore(Inst.InputStore inst) {
      return "store_input %d size %d = %s".formatted(inst.offset(), inst.size(), inst.value());
    }

    @Override
    public String mapLookup(Inst.MapLookup inst) {
      return "%s = lookup %s key %d %s"
          .formatted(inst.result(), inst.map(), inst.keySize(), parts(inst.key()));
    }

    @Override
    public String valueLoad(Inst.ValueLoad inst) {
      return "%s = load_value %s + %d size %d %s"
          .formatted(inst.result(), inst.address(), inst.offset(), inst.size(), word(inst.order()));
    }

    @Override
    public String valueStore(Inst.ValueStore inst) {
      return "store_value %s + %d size %d %s = %s"
          .formatted(inst.address(), inst.offset(), inst.size(), word(inst.order()), inst.value());
    }

    @Override
    public String mapUpdate(Inst.MapUpdate inst) {
      return "update %s key %d %s value %d %s"
          .formatted(
              inst.map(), inst.keySize(), parts(inst.key()), inst.valueSize(), parts(inst.value()));
    }

    @Override
    public String helperCall(Inst.HelperCall inst) {
      String call =
          inst.arguments().stream()
              .map(IrPrinter::argument)
              .collect(
                  Collectors.joining("; ", "call " + inst.id() + " " + inst.name() + " (", ")"));
      return inst.result().map(result -> result + " = " + call).orElse(call);
    }

    @Override
    public String mark(Inst.Mark inst) {
      return "mark %s '%s' bits %d".formatted(word(inst.event()), inst.name(), inst.bits());
    }
  }
}
