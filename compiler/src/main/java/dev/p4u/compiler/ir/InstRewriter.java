package dev.p4u.compiler.ir;

import dev.p4u.compiler.ir.Operand.Value;
import java.util.function.UnaryOperator;

/** Makes the same instruction over other values; operands are visited in written order. */
record InstRewriter(UnaryOperator<Operand> operands, UnaryOperator<Value> results)
    implements InstVisitor<Inst> {

  @Override
  public Inst binary(Inst.Binary inst) {
    return new Inst.Binary(
        inst.position(),
        results.apply(inst.result()),
        inst.op(),
        operands.apply(inst.left()),
        operands.apply(inst.right()));
  }

  @Override
  public Inst compare(Inst.Compare inst) {
    return new Inst.Compare(
        inst.position(),
        results.apply(inst.result()),
        inst.op(),
        operands.apply(inst.left()),
        operands.apply(inst.right()));
  }

  @Override
  public Inst cast(Inst.Cast inst) {
    return new Inst.Cast(
        inst.position(), results.apply(inst.result()), inst.op(), operands.apply(inst.operand()));
  }

  @Override
  public Inst slice(Inst.Slice inst) {
    return new Inst.Slice(
        inst.position(), results.apply(inst.result()), operands.apply(inst.operand()), inst.low());
  }

  @Override
  public Inst concat(Inst.Concat inst) {
    return new Inst.Concat(
        inst.position(),
        results.apply(inst.result()),
        operands.apply(inst.high()),
        operands.apply(inst.low()));
  }

  @Override
  public Inst select(Inst.Select inst) {
    return new Inst.Select(
        inst.position(),
        results.apply(inst.result()),
        operands.apply(inst.condition()),
        operands.apply(inst.whenTrue()),
        operands.apply(inst.whenFalse()));
  }

  @Override
  public Inst readVar(Inst.ReadVar inst) {
    return new Inst.ReadVar(inst.position(), results.apply(inst.result()), inst.variable());
  }

  @Override
  public Inst writeVar(Inst.WriteVar inst) {
    return new Inst.WriteVar(inst.position(), inst.variable(), operands.apply(inst.value()));
  }

  @Override
  public Inst packetLoad(Inst.PacketLoad inst) {
    return new Inst.PacketLoad(
        inst.position(),
        results.apply(inst.result()),
        operands.apply(inst.byteOffset()),
        inst.bitOffset());
  }

  @Override
  public Inst packetStore(Inst.PacketStore inst) {
    return new Inst.PacketStore(
        inst.position(),
        operands.apply(inst.byteOffset()),
        inst.bitOffset(),
        operands.apply(inst.value()));
  }

  @Override
  public Inst packetLength(Inst.PacketLength inst) {
    return new Inst.PacketLength(inst.position(), results.apply(inst.result()));
  }

  @Override
  public Inst adjustHead(Inst.AdjustHead inst) {
    return new Inst.AdjustHead(
        inst.position(), results.apply(inst.result()), operands.apply(inst.delta()));
  }

  @Override
  public Inst truncate(Inst.Truncate inst) {
    return new Inst.Truncate(inst.position(), operands.apply(inst.maxLength()));
  }

  @Override
  public Inst inputLoad(Inst.InputLoad inst) {
    return new Inst.InputLoad(
        inst.position(), results.apply(inst.result()), inst.offset(), inst.size());
  }

  @Override
  public Inst inputStore(Inst.InputStore inst) {
    return new Inst.InputStore(
        inst.position(), inst.offset(), inst.size(), operands.apply(inst.value()));
  }

  @Override
  public Inst mapLookup(Inst.MapLookup inst) {
    return new Inst.MapLookup(
        inst.position(),
        results.apply(inst.result()),
        inst.map(),
        inst.keySize(),
        Insts.rewriteParts(inst.key(), operands));
  }

  @Override
  public Inst valueLoad(Inst.ValueLoad inst) {
    return new Inst.ValueLoad(
        inst.position(),
        results.apply(inst.result()),
        operands.apply(inst.address()),
        inst.offset(),
        inst.size(),
        inst.order());
  }

  @Override
  public Inst valueStore(Inst.ValueStore inst) {
    return new Inst.ValueStore(
        inst.position(),
        operands.apply(inst.address()),
        inst.offset(),
        inst.size(),
        inst.order(),
        operands.apply(inst.value()));
  }

  @Override
  public Inst mapUpdate(Inst.MapUpdate inst) {
    return new Inst.MapUpdate(
        inst.position(),
        inst.map(),
        inst.keySize(),
        Insts.rewriteParts(inst.key(), operands),
        inst.valueSize(),
        Insts.rewriteParts(inst.value(), operands));
  }

  @Override
  public Inst helperCall(Inst.HelperCall inst) {
    return new Inst.HelperCall(
        inst.position(),
        inst.result().map(results),
        inst.id(),
        inst.name(),
        Insts.rewriteArguments(inst.arguments(), operands));
  }

  @Override
  public Inst mark(Inst.Mark inst) {
    return inst;
  }
}
