package dev.p4u.compiler.lower;

import dev.p4u.language.ast.Parameter;
import java.util.List;

/** A parser or control that the main package is made of. */
public final class ProgramBlock {

  private final Binding binding;

  ProgramBlock(Binding binding) {
    this.binding = binding;
  }

  Binding binding() {
    return binding;
  }

  List<Parameter> parameters() {
    if (binding instanceof Binding.Parser parser) {
      return parser.instance().declaration().parameters();
    }
    return ((Binding.Control) binding).instance().declaration().parameters();
  }

  public int parameterCount() {
    return parameters().size();
  }
}
