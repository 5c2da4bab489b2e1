package dev.p4u.compiler.pass;

import dev.p4u.compiler.api.CompileOptions;

/** What passes may know beyond the program. */
public record PassContext(CompileOptions options) {}
