package dev.p4u.compiler.lower;

/** In place of an instance whose extern was reported as not supported: its methods are silent. */
final class UnsupportedExtern implements ExternInstance {

  @Override
  public Val call(String method, ExternCall call) {
    return call.types().zero(call.returnType());
  }
}
