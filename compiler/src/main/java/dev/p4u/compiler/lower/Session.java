package dev.p4u.compiler.lower;

import dev.p4u.compiler.CompileCode;
import dev.p4u.compiler.ir.Var;
import dev.p4u.compiler.meta.HeaderInfo;
import dev.p4u.language.ast.Argument;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.types.P4Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What an architecture uses to put a program together. */
public final class Session {

  private final Context c;
  private final Decl.Instance main;
  private final Decl.PackageType type;

  Session(Context c, Decl.Instance main, Decl.PackageType type) {
    this.c = c;
    this.main = main;
    this.type = type;
  }

  public Emitter emit() {
    return c.emit;
  }

  public Memory memory() {
    return c.memory;
  }

  public TypeModel types() {
    return c.types;
  }

  /** The parser that a parameter of the package is given; its absence is reported. */
  public Optional<ProgramBlock> parser(String parameter) {
    return block(parameter, "parser", Binding.Parser.class);
  }

  /** The control that a parameter of the package is given; its absence is reported. */
  public Optional<ProgramBlock> control(String parameter) {
    return block(parameter, "control", Binding.Control.class);
  }

  private Optional<ProgramBlock> block(
      String parameter, String what, Class<? extends Binding> wanted) {
    Optional<ProgramBlock> found = Optional.empty();
    for (int i = 0; i < type.parameters().size(); i++) {
      Parameter declared = type.parameters().get(i);
      if (declared.name().text().equals(parameter)) {
        found =
            ExternDeclaration.find(main.arguments(), i, declared)
                .map(Argument::value)
                .flatMap(e -> c.instances.construct(e, c.root))
                .filter(wanted::isInstance)
                .map(ProgramBlock::new);
      }
    }
    if (found.isEmpty()) {
      c.report.error(CompileCode.MISSING_BLOCK, main.span(), type.name(), what, parameter);
    }
    return found;
  }

  /** Variables for a parameter of a block, named like it, with value zero. */
  public Storage storage(ProgramBlock block, int parameter) {
    Parameter declared = block.parameters().get(parameter);
    return c.storages.create(
        declared.name().text(), c.program.typeOfDeclaration(declared), declared.span());
  }

  /** Describes all headers in a structure. */
  public void describeHeaders(Storage storage) {
    if (storage instanceof Storage.Header header) {
      c.parts.addHeader(HeaderInfo.of(header.path(), header.type()));
    } else {
      Memory.parts(storage).forEach(this::describeHeaders);
    }
  }

  /** An argument of a block: variables that it works on directly, or a packet. */
  public static final class BlockArgument {
    private final Binding binding;

    private BlockArgument(Binding binding) {
      this.binding = binding;
    }

    public static BlockArgument of(Storage storage) {
      return new BlockArgument(new Binding.Place(new LValue.Direct(storage)));
    }

    public static BlockArgument packetIn(PacketCursor cursor) {
      return new BlockArgument(new Binding.Extern(new PacketIn(cursor)));
    }

    /** Adds up sizes; see {@link PacketOut}. */
    public static BlockArgument measuring(Var size) {
      return new BlockArgument(new Binding.Extern(PacketOut.measuring(size)));
    }

    /** Writes headers from the start of the packet on; see {@link PacketOut}. */
    public static BlockArgument writing(Var position) {
      return new BlockArgument(new Binding.Extern(PacketOut.writing(position)));
    }
  }

  /**
   * Writes a parser; goes on where it accepts.
   *
   * @param onReject ends the current block; gets the name of the error
   */
  public void runParser(
      ProgramBlock block, List<BlockArgument> arguments, Consumer<String> onReject) {
    run(block, arguments, frame -> frame.rejecting(onReject::accept));
  }

  public void runControl(ProgramBlock block, List<BlockArgument> arguments) {
    run(block, arguments, frame -> frame);
  }

  /** Writes a control that may do nothing but emit. */
  public void runDeparser(ProgramBlock block, List<BlockArgument> arguments) {
    run(block, arguments, Frame::emittingOnly);
  }

  private interface FrameChange {
    Frame apply(Frame frame);
  }

  private void run(ProgramBlock block, List<BlockArgument> arguments, FrameChange change) {
    ExitPoint exit = new ExitPoint(() -> c.emit.newBlock("exit"));
    Frame frame = change.apply(Frame.top(exit));
    List<Inliner.Passed> passed = new ArrayList<>();
    for (int i = 0; i < block.parameters().size(); i++) {
      Parameter parameter = block.parameters().get(i);
      P4Type parameterType = c.program.typeOfDeclaration(parameter);
      passed.add(
          new Inliner.Passed(
              parameter, parameterType, new Actual.Reference(arguments.get(i).binding)));
    }
    if (block.binding() instanceof Binding.Parser parser) {
      c.calls.apply(parser.instance(), passed, frame, main.span());
    } else if (block.binding() instanceof Binding.Control control) {
      c.calls.apply(control.instance(), passed, frame, main.span());
    }
    if (exit.isUsed()) {
      int next = c.emit.newBlock("next");
      c.emit.jump(next);
      c.emit.moveTo(exit.block());
      c.emit.jump(next);
      c.emit.moveTo(next);
    }
  }
}
