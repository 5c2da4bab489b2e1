package dev.p4u.compiler.lower;

/** Lowers the calls of one extern function. */
public interface ExternFunction {

  Val call(ExternCall call);
}
