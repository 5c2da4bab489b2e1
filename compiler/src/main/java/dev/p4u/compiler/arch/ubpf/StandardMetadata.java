package dev.p4u.compiler.arch.ubpf;

import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Var;
import dev.p4u.compiler.lower.Emitter;
import dev.p4u.compiler.lower.Memory;
import dev.p4u.compiler.lower.Storage;
import dev.p4u.compiler.lower.TypeModel;
import dev.p4u.compiler.meta.CStruct;
import java.util.ArrayList;
import java.util.List;

/**
 * The host's {@code struct standard_metadata}. Its fields are loaded at the start; at the end those
 * are stored that the program has written.
 */
final class StandardMetadata {

  private record Field(Var variable, CStruct.Member member) {}

  private final Emitter emit;
  private final List<Field> fields = new ArrayList<>();

  StandardMetadata(Storage storage, TypeModel types, Emitter emit) {
    this.emit = emit;
    List<CStruct.Member> members = CStruct.of(storage.type(), types::width).members();
    List<Var> variables = new ArrayList<>();
    collect(storage, variables);
    for (int i = 0; i < Math.min(members.size(), variables.size()); i++) {
      fields.add(new Field(variables.get(i), members.get(i)));
    }
  }

  private static void collect(Storage storage, List<Var> variables) {
    if (storage instanceof Storage.Scalar scalar) {
      variables.add(scalar.variable());
    } else {
      Memory.parts(storage).forEach(part -> collect(part, variables));
    }
  }

  void load() {
    for (Field field : fields) {
      Value value = emit.value(field.variable().width());
      CStruct.Member member = field.member();
      emit.add(new Inst.InputLoad(emit.position(), value, member.offset(), member.size()));
      emit.initialise(field.variable(), value);
    }
  }

  void store() {
    for (Field field : fields) {
      if (emit.isWritten(field.variable())) {
        Operand value = emit.read(field.variable());
        CStruct.Member member = field.member();
        emit.add(new Inst.InputStore(emit.position(), member.offset(), member.size(), value));
      }
    }
  }
}
