package dev.p4u.compiler.ir;

/** A case for each kind of instruction; a new kind breaks whoever does not handle it. */
public interface InstVisitor<R> {
  R binary(Inst.Binary inst);

  R compare(Inst.Compare inst);

  R cast(Inst.Cast inst);

  R slice(Inst.Slice inst);

  R concat(Inst.Concat inst);

  R select(Inst.Select inst);

  R readVar(Inst.ReadVar inst);

  R writeVar(Inst.WriteVar inst);

  R packetLoad(Inst.PacketLoad inst);

  R packetStore(Inst.PacketStore inst);

  R packetLength(Inst.PacketLength inst);

  R adjustHead(Inst.AdjustHead inst);

  R truncate(Inst.Truncate inst);

  R inputLoad(Inst.InputLoad inst);

  R inputStore(Inst.InputStore inst);

  R mapLookup(Inst.MapLookup inst);

  R valueLoad(Inst.ValueLoad inst);

  R valueStore(Inst.ValueStore inst);

  R mapUpdate(Inst.MapUpdate inst);

  R helperCall(Inst.HelperCall inst);

  R mark(Inst.Mark inst);
}
