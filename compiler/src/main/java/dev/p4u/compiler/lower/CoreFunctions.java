package dev.p4u.compiler.lower;

import dev.p4u.compiler.ir.Operand;
import dev.p4u.language.types.Value;
import java.util.HashMap;
import java.util.Map;

/** The extern functions of core.p4. */
final class CoreFunctions {

  private static final Map<String, ExternFunction> FUNCTIONS =
      Map.of("verify", CoreFunctions::verify, "static_assert", call -> staticAssert());

  private CoreFunctions() {}

  /** These functions and an architecture's. */
  static Externs with(Externs architecture) {
    Map<String, ExternFunction> functions = new HashMap<>(FUNCTIONS);
    functions.putAll(architecture.functions());
    return new Externs(functions, architecture.objects());
  }

  /** P4 specification, section 13.7. */
  private static Val verify(ExternCall call) {
    Operand good = call.scalar(0);
    String error =
        call.constant(1).orElse(null) instanceof Value.ErrorValue e ? e.name() : "an error";
    Emitter emit = call.emit();
    int failed = emit.newBlock("verify_failed");
    int next = emit.newBlock("verified");
    emit.branch(good, next, failed);
    emit.moveTo(failed);
    call.reject(error);
    emit.moveTo(next);
    return Val.VOID;
  }

  /** The front end has checked the condition. */
  private static Val staticAssert() {
    return new Val.Scalar(Emitter.bool(true));
  }
}
