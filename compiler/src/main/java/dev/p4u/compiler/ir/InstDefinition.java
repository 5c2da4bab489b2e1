package dev.p4u.compiler.ir;

import dev.p4u.compiler.ir.Operand.Value;
import java.util.Optional;

/** The value that an instruction defines. */
enum InstDefinition implements InstVisitor<Optional<Value>> {
  VISITOR;

  @Override
  public Optional<Value> binary(Inst.Binary inst) {
    return Optional.of(inst.result());
  }

  @Override
  public Optional<Value> compare(Inst.Compare inst) {
    return Optional.of(inst.result());
  }

  @Override
  public Optional<Value> cast(Inst.Cast inst) {
    return Optional.of(inst.result());
  }

  @Override
  public Optional<Value> slice(Inst.Slice inst) {
    return Optional.of(inst.result());
  }

  @Override
  public Optional<Value> concat(Inst.Concat inst) {
    return Optional.of(inst.result());
  }

  @Override
  public Optional<Value> select(Inst.Select inst) {
    return Optional.of(inst.result());
  }

  @Override
  public Optional<Value> readVar(Inst.ReadVar inst) {
    return Optional.of(inst.result());
  }

  @Override
  public Optional<Value> writeVar(Inst.WriteVar inst) {
    return Optional.empty();
  }

  @Override
  public Optional<Value> packetLoad(Inst.PacketLoad inst) {
    return Optional.of(inst.result());
  }

  @Override
  public Optional<Value> packetStore(Inst.PacketStore inst) {
    return Optional.empty();
  }

  @Override
  public Optional<Value> packetLength(Inst.PacketLength inst) {
    return Optional.of(inst.result());
  }

  @Override
  public Optional<Value> adjustHead(Inst.AdjustHead inst) {
    return Optional.of(inst.result());
  }

  @Override
  public Optional<Value> truncate(Inst.Truncate inst) {
    return Optional.empty();
  }

  @Override
  public Optional<Value> inputLoad(Inst.InputLoad inst) {
    return Optional.of(inst.result());
  }

  @Override
  public Optional<Value> inputStore(Inst.InputStore inst) {
    return Optional.empty();
  }

  @Override
  public Optional<Value> mapLookup(Inst.MapLookup inst) {
    return Optional.of(inst.result());
  }

  @Override
  public Optional<Value> valueLoad(Inst.ValueLoad inst) {
    return Optional.of(inst.result());
  }

  @Override
  public Optional<Value> valueStore(Inst.ValueStore inst) {
    return Optional.empty();
  }

  @Override
  public Optional<Value> mapUpdate(Inst.MapUpdate inst) {
    return Optional.empty();
  }

  @Override
  public Optional<Value> helperCall(Inst.HelperCall inst) {
    return inst.result();
  }

  @Override
  public Optional<Value> mark(Inst.Mark inst) {
    return Optional.empty();
  }
}
