package dev.p4u.compiler.ir;

import java.util.List;

/**
 * The whole program as one control-flow graph: parser, pipeline and deparser inlined.
 *
 * @param blocks the first one is the entry and has no predecessors
 * @param nextValue first unused value id
 * @param nextBlock first unused block id
 */
public record Function(List<Block> blocks, int nextValue, int nextBlock) {
  public Function {
    blocks = List.copyOf(blocks);
  }
}
