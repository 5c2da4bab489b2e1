package dev.p4u.compiler.arch.ubpf;

import dev.p4u.compiler.CompileCode;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Inst.CmpOp;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Part;
import dev.p4u.compiler.ir.Var;
import dev.p4u.compiler.lower.Emitter;
import dev.p4u.compiler.lower.ExternCall;
import dev.p4u.compiler.lower.ExternDeclaration;
import dev.p4u.compiler.lower.ExternInstance;
import dev.p4u.compiler.lower.Leaves;
import dev.p4u.compiler.lower.Names;
import dev.p4u.compiler.lower.TypeModel;
import dev.p4u.compiler.lower.Val;
import dev.p4u.compiler.meta.CStruct;
import dev.p4u.language.types.P4Type;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.MapType;
import dev.p4u.runtime.object.ProgramInfo;
import dev.p4u.runtime.object.ProgramInfo.Order;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A register: a hash map from index to value, both laid out as C structures. Unlike with p4c-ubpf,
 * an index that was never written reads zero.
 */
final class Register implements ExternInstance {

  private static final int POINTER = 64;

  /** What the runtime's maps can hold. */
  private static final BigInteger MAX_SIZE = BigInteger.valueOf(1 << 24);

  private final String map;
  private final P4Type valueType;
  private final CStruct index;
  private final CStruct value;

  Register(ExternDeclaration declaration) {
    TypeModel types = declaration.types();
    this.map = Names.flat(declaration.name());
    this.valueType = declaration.typeArguments().get(0);
    this.value = CStruct.of(valueType, types::width);
    this.index = CStruct.of(declaration.typeArguments().get(1), types::width);
    for (P4Type type : declaration.typeArguments()) {
      if (!types.isPlain(type)) {
        declaration.error(CompileCode.UNSUPPORTED_TYPE, "a register", type);
      }
    }
    int size = size(declaration);
    MapDef def = new MapDef(map, MapType.HASH, index.size(), value.size(), size);
    if (!declaration.parts().addMap(def)) {
      declaration.error(CompileCode.UNSUPPORTED, "a second table or register `" + map + "`");
    }
    describe(declaration, size);
  }

  private static int size(ExternDeclaration declaration) {
    BigInteger size = declaration.number(0, "size").orElse(BigInteger.ONE.negate());
    if (size.signum() <= 0 || size.compareTo(MAX_SIZE) > 0) {
      declaration.error(CompileCode.BAD_SIZE, size, MAX_SIZE);
      return 1;
    }
    return size.intValue();
  }

  private void describe(ExternDeclaration declaration, int size) {
    List<ProgramInfo.Field> indexFields = fields(index, "index");
    if (indexFields.size() == 1) {
      declaration
          .parts()
          .addRegister(
              new ProgramInfo.Register(
                  declaration.name(), map, map, indexFields.get(0), fields(value, "value"), size));
    } else {
      declaration.error(
          CompileCode.UNSUPPORTED_TYPE, "a register index", declaration.typeArguments().get(1));
    }
  }

  private static List<ProgramInfo.Field> fields(CStruct struct, String scalarName) {
    List<ProgramInfo.Field> fields = new ArrayList<>();
    for (CStruct.Member member : struct.members()) {
      String name = member.name().isEmpty() ? scalarName : member.name();
      fields.add(
          new ProgramInfo.Field(
              name,
              Names.flat(name),
              member.widthBits(),
              member.offset(),
              member.size(),
              Order.LITTLE));
    }
    return fields;
  }

  @Override
  public Val call(String method, ExternCall call) {
    return switch (method) {
      case "read" -> read(call);
      case "write" -> write(call);
      default -> call.unsupported("`Register." + method + "`");
    };
  }

  private Val read(ExternCall call) {
    List<Part> key = parts(index, call.value(0));
    Emitter emit = call.emit();
    Value address = emit.value(POINTER);
    emit.add(new Inst.MapLookup(emit.position(), address, map, index.size(), key));
    List<Var> results = new ArrayList<>();
    for (CStruct.Member member : value.members()) {
      results.add(emit.variable(map + "." + member.name(), member.widthBits()));
    }
    int found = emit.newBlock("found");
    int absent = emit.newBlock("absent");
    int next = emit.newBlock("read");
    emit.branch(emit.compare(CmpOp.NE, address, Const.of(0, POINTER)), found, absent);
    emit.moveTo(found);
    for (int i = 0; i < results.size(); i++) {
      CStruct.Member member = value.members().get(i);
      Value loaded = emit.value(member.widthBits());
      emit.add(
          new Inst.ValueLoad(
              emit.position(), loaded, address, member.offset(), member.size(), Order.LITTLE));
      emit.write(results.get(i), loaded);
    }
    emit.jump(next);
    emit.moveTo(absent);
    results.forEach(r -> emit.write(r, Const.of(0, r.width())));
    emit.jump(next);
    emit.moveTo(next);
    List<Operand> leaves = results.stream().map(emit::read).toList();
    return Leaves.build(valueType, call.types(), leaves.iterator());
  }

  private Val write(ExternCall call) {
    List<Part> key = parts(index, call.value(0));
    List<Part> stored = parts(value, call.value(1));
    Emitter emit = call.emit();
    emit.add(new Inst.MapUpdate(emit.position(), map, index.size(), key, value.size(), stored));
    return Val.VOID;
  }

  private static List<Part> parts(CStruct struct, Val value) {
    List<Operand> leaves = Leaves.of(value);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      CStruct.Member member = struct.members().get(i);
      parts.add(new Part(member.offset(), member.size(), Order.LITTLE, leaves.get(i)));
    }
    return parts;
  }
}
