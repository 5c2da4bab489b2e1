package dev.p4u.compiler.arch.ubpf;

import dev.p4u.compiler.lower.Architecture;
import dev.p4u.compiler.lower.Emitter;

/** {@code ubpf_model.p4}, both versions of it. */
public final class UbpfArchitecture implements Architecture {

  @Override
  public String packageName() {
    return "ubpf";
  }

  @Override
  public Program program(Emitter emit) {
    return new UbpfProgram(emit);
  }
}
