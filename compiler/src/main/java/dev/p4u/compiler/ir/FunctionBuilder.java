package dev.p4u.compiler.ir;

import dev.p4u.compiler.CompilerBug;
import dev.p4u.compiler.ir.Operand.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds a function block by block; blocks come out in the order in which they were created. */
public final class FunctionBuilder {

  private static final class Open {
    final String name;
    final List<Inst> instructions = new ArrayList<>();
    Terminator terminator;

    Open(String name) {
      this.name = name;
    }
  }

  private final Map<Integer, Open> blocks = new LinkedHashMap<>();
  private int nextValue;
  private int nextVar;
  private int current;

  public FunctionBuilder() {
    current = newBlock("entry");
  }

  /** A new value; it must be the result of exactly one instruction. */
  public Value value(int width) {
    return new Value(nextValue++, width);
  }

  public Var variable(String name, int width) {
    return new Var(nextVar++, name, width);
  }

  /** Creates an empty block; code goes there after {@link #moveTo}. */
  public int newBlock(String name) {
    int id = blocks.size();
    blocks.put(id, new Open(name));
    return id;
  }

  /** Further instructions go to this block. */
  public void moveTo(int block) {
    current = block;
  }

  public int currentBlock() {
    return current;
  }

  /** True when the current block has its terminator: what follows would be unreachable. */
  public boolean isTerminated() {
    return blocks.get(current).terminator != null;
  }

  /** Appends an instruction; dropped when the current block is terminated (unreachable code). */
  public void add(Inst instruction) {
    if (!isTerminated()) {
      blocks.get(current).instructions.add(instruction);
    }
  }

  /** Ends the current block; ignored when it is ended already. */
  public void end(Terminator terminator) {
    if (!isTerminated()) {
      blocks.get(current).terminator = terminator;
    }
  }

  /** The function; every block must have its terminator. */
  public Function build() {
    List<Block> out = new ArrayList<>();
    blocks.forEach(
        (id, open) -> {
          if (open.terminator == null) {
            throw new CompilerBug("block " + id + " (" + open.name + ") has no end");
          }
          out.add(new Block(id, open.name, List.of(), open.instructions, open.terminator));
        });
    return new Function(out, nextValue, blocks.size());
  }
}
