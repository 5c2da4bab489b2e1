package dev.p4u.compiler.lower;

/** Makes instances of one extern object type. */
public interface ExternObject {

  ExternInstance instantiate(ExternDeclaration declaration);
}
