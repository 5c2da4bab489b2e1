package dev.p4u.compiler.ir;

import dev.p4u.compiler.CompilerBug;
import dev.p4u.compiler.ir.Operand.Value;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks that a function is well formed: blocks and targets exist, each value has one definition
 * that dominates its uses, phi inputs are the predecessors, widths fit. What it finds is a {@link
 * CompilerBug}.
 */
public final class IrVerifier {

  private final Function function;
  private final Map<Integer, Block> blocks = new HashMap<>();
  private final Map<Integer, Definition> definitions = new HashMap<>();
  private final Cfg cfg;

  /** Where a value is defined; a phi stands at -1. */
  private record Definition(int block, int at, Value value) {}

  private IrVerifier(Function function) {
    this.function = function;
    for (Block block : function.blocks()) {
      if (blocks.put(block.id(), block) != null) {
        throw new CompilerBug("two blocks b" + block.id());
      }
      require(block.id() < function.nextBlock(), "b" + block.id() + " is not below nextBlock");
    }
    for (Block block : function.blocks()) {
      for (int target : block.terminator().targets()) {
        require(blocks.containsKey(target), "b" + block.id() + " goes to b" + target);
      }
    }
    cfg = Cfg.of(function);
  }

  /** Throws a {@link CompilerBug} that tells what is wrong. */
  public static void verify(Function function) {
    try {
      new IrVerifier(function).run();
    } catch (CompilerBug bug) {
      throw new CompilerBug(bug.getMessage() + " in\n" + IrPrinter.print(function), bug);
    }
  }

  private void run() {
    require(cfg.predecessors(cfg.entry()).isEmpty(), "the entry has a predecessor");
    for (Block block : function.blocks()) {
      block.phis().forEach(phi -> define(block, -1, phi.result()));
      for (int i = 0; i < block.instructions().size(); i++) {
        int at = i;
        Insts.definition(block.instructions().get(i)).ifPresent(value -> define(block, at, value));
      }
    }
    for (Block block : function.blocks()) {
      if (cfg.isReachable(block.id())) {
        check(block);
      }
    }
  }

  private void define(Block block, int at, Value value) {
    require(
        definitions.put(value.id(), new Definition(block.id(), at, value)) == null,
        value + " is defined twice");
    require(value.id() < function.nextValue(), value + " is not below nextValue");
  }

  private void check(Block block) {
    Set<Integer> predecessors = new HashSet<>(cfg.predecessors(block.id()));
    for (Block.Phi phi : block.phis()) {
      Set<Integer> inputs = new HashSet<>(phi.inputs().keySet());
      inputs.removeIf(input -> !cfg.isReachable(input));
      require(
          inputs.equals(predecessors),
          phi.result() + " has inputs for " + inputs + ", not for " + predecessors);
      phi.inputs()
          .forEach(
              (from, input) -> {
                if (cfg.isReachable(from)) {
                  use(input, from, Integer.MAX_VALUE);
                  width(input.width() == phi.result().width(), phi.result().toString());
                }
              });
    }
    List<Inst> instructions = block.instructions();
    for (int i = 0; i < instructions.size(); i++) {
      for (Operand operand : Insts.operands(instructions.get(i))) {
        use(operand, block.id(), i);
      }
      width(instructions.get(i).accept(Widths.VISITOR), IrPrinter.print(instructions.get(i)));
    }
    Terminator end = block.terminator();
    end.operand().ifPresent(operand -> use(operand, block.id(), instructions.size()));
    width(fits(end), IrPrinter.print(end));
  }

  private void use(Operand operand, int block, int at) {
    if (!(operand instanceof Value value)) {
      return;
    }
    Definition definition = definitions.get(value.id());
    require(definition != null, value + " has no definition");
    require(
        definition.value().equals(value), value + " is defined with width " + definition.value());
    boolean before =
        definition.block() == block
            ? definition.at() < at
            : cfg.isReachable(definition.block()) && cfg.dominates(definition.block(), block);
    require(before, value + " is used in b" + block + " where it need not be defined");
  }

  private static boolean fits(Terminator end) {
    if (end instanceof Terminator.Branch branch) {
      return branch.condition().width() == 1;
    }
    if (end instanceof Terminator.Switch select) {
      Set<BigInteger> values = new HashSet<>();
      return select.cases().stream()
          .allMatch(
              each ->
                  values.add(each.value()) && each.value().bitLength() <= select.subject().width());
    }
    return true;
  }

  private static void width(boolean fits, String where) {
    require(fits, "widths do not fit: " + where);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new CompilerBug(message);
    }
  }

  /** Whether the widths of an instruction fit each other. */
  private enum Widths implements InstVisitor<Boolean> {
    VISITOR;

    private static final int OFFSET = 32;
    private static final int ADDRESS = 64;

    @Override
    public Boolean binary(Inst.Binary inst) {
      boolean shift =
          switch (inst.op()) {
            case SHL, LSHR, ASHR -> true;
            case ADD, SUB, MUL, UDIV, UMOD, AND, OR, XOR -> false;
          };
      return inst.left().width() == inst.result().width()
          && (shift || inst.right().width() == inst.result().width());
    }

    @Override
    public Boolean compare(Inst.Compare inst) {
      return inst.result().width() == 1 && inst.left().width() == inst.right().width();
    }

    @Override
    public Boolean cast(Inst.Cast inst) {
      int from = inst.operand().width();
      int to = inst.result().width();
      return switch (inst.op()) {
        case ZEXT, SEXT -> from <= to;
        case TRUNC -> from >= to;
      };
    }

    @Override
    public Boolean slice(Inst.Slice inst) {
      return inst.low() >= 0 && inst.low() + inst.result().width() <= inst.operand().width();
    }

    @Override
    public Boolean concat(Inst.Concat inst) {
      return inst.high().width() + inst.low().width() == inst.result().width();
    }

    @Override
    public Boolean select(Inst.Select inst) {
      return inst.condition().width() == 1
          && inst.whenTrue().width() == inst.result().width()
          && inst.whenFalse().width() == inst.result().width();
    }

    @Override
    public Boolean readVar(Inst.ReadVar inst) {
      return inst.result().width() == inst.variable().width();
    }

    @Override
    public Boolean writeVar(Inst.WriteVar inst) {
      return inst.value().width() == inst.variable().width();
    }

    @Override
    public Boolean packetLoad(Inst.PacketLoad inst) {
      return inst.byteOffset().width() == OFFSET && inst.bitOffset() >= 0;
    }

    @Override
    public Boolean packetStore(Inst.PacketStore inst) {
      return inst.byteOffset().width() == OFFSET && inst.bitOffset() >= 0;
    }

    @Override
    public Boolean packetLength(Inst.PacketLength inst) {
      return inst.result().width() == OFFSET;
    }

    @Override
    public Boolean adjustHead(Inst.AdjustHead inst) {
      return inst.result().width() == 1 && inst.delta().width() == OFFSET;
    }

    @Override
    public Boolean truncate(Inst.Truncate inst) {
      return inst.maxLength().width() == OFFSET;
    }

    @Override
    public Boolean inputLoad(Inst.InputLoad inst) {
      return isAccess(inst.size());
    }

    @Override
    public Boolean inputStore(Inst.InputStore inst) {
      return isAccess(inst.size());
    }

    private static boolean isAccess(int size) {
      return size == 1 || size == 2 || size == 4 || size == 8;
    }

    @Override
    public Boolean mapLookup(Inst.MapLookup inst) {
      return inst.result().width() == ADDRESS && inside(inst.key(), inst.keySize());
    }

    private static boolean inside(List<Part> parts, int size) {
      return parts.stream()
          .allMatch(part -> part.offset() >= 0 && part.offset() + part.size() <= size);
    }

    @Override
    public Boolean valueLoad(Inst.ValueLoad inst) {
      return inst.address().width() == ADDRESS && inst.size() > 0;
    }

    @Override
    public Boolean valueStore(Inst.ValueStore inst) {
      return inst.address().width() == ADDRESS && inst.size() > 0;
    }

    @Override
    public Boolean mapUpdate(Inst.MapUpdate inst) {
      return inside(inst.key(), inst.keySize()) && inside(inst.value(), inst.valueSize());
    }

    @Override
    public Boolean helperCall(Inst.HelperCall inst) {
      return inst.arguments().size() <= 5;
    }

    @Override
    public Boolean mark(Inst.Mark inst) {
      return true;
    }
  }
}
