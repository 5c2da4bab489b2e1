package dev.p4u.tests.reference;

import dev.p4u.language.api.CallTarget;
import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.types.P4Type;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A program for ubpf_model. */
final class UbpfReference {

  /** Positions in struct standard_metadata. */
  private static final int INPUT_PORT = 0;

  private static final int PACKET_LENGTH = 1;
  private static final int OUTPUT_PORT = 3;
  private static final int CLONE = 4;
  private static final int CLONE_PORT = 5;

  /**
   * What became of a packet.
   *
   * @param outputPort as the program left it
   * @param clonePort -1 without a clone
   * @param path states, tables and actions, for tests that look for new ways through a program
   */
  record Outcome(
      boolean passed,
      byte[] packet,
      long outputPort,
      long clonePort,
      List<String> path,
      List<int[]> fields) {}

  private final Run run;
  private final Instances.Parser parser;
  private final Instances.Control pipeline;
  private final Instances.Control deparser;

  UbpfReference(CheckedProgram program) {
    this.run = new Run(program);
    for (Decl d : program.tree().declarations()) {
      if (d instanceof Decl.Instance i && !i.name().text().equals("main")) {
        run.instances.declare(i, run.top);
      }
    }
    CallTarget main = program.constructionOf(program.main().orElseThrow()).orElseThrow();
    List<Object> blocks = new ArrayList<>();
    for (CallTarget.Bound b : main.arguments()) {
      blocks.add(run.instances.construct(b.value().orElseThrow(), run.top));
    }
    parser = (Instances.Parser) blocks.get(0);
    pipeline = (Instances.Control) blocks.get(1);
    deparser = (Instances.Control) blocks.get(2);
  }

  Map<String, TableState> tables() {
    return run.instances.tables;
  }

  Map<String, RegisterState> registers() {
    return run.instances.registers;
  }

  void time(long nanos) {
    run.timeNanos = nanos;
  }

  Outcome process(byte[] packet, int port) {
    run.begin();
    Packets.In in = new Packets.In(packet);
    List<Parameter> parameters = parser.declaration().parameters();
    Place headers = cell(parameters.get(1));
    Place meta = cell(parameters.get(2));
    Place standard = parameters.size() > 3 ? cell(parameters.get(3)) : Place.discard(V.NOTHING);
    boolean described = parameters.size() > 3;
    if (described) {
      V first = standard.get().with(INPUT_PORT, V.Num.of(port));
      standard.set(first.with(PACKET_LENGTH, V.Num.of(packet.length)));
    }
    try {
      run.instances.apply(parser, arguments(parameters, in, headers, meta, standard));
    } catch (Signal s) {
      if (s.kind() == Signal.Kind.REJECT) {
        run.path.add("reject " + s.getMessage());
        return new Outcome(true, packet, 0, -1, List.copyOf(run.path), in.fields);
      }
      throw s;
    }
    whileNotExited(
        () ->
            run.instances.apply(
                pipeline,
                arguments(pipeline.declaration().parameters(), null, headers, meta, standard)));
    if (!run.pass) {
      return new Outcome(false, new byte[0], 0, -1, List.copyOf(run.path), in.fields);
    }
    Packets.Out out = new Packets.Out();
    whileNotExited(
        () ->
            run.instances.apply(
                deparser,
                arguments(deparser.declaration().parameters(), out, headers, null, null)));
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(out.bytes());
    whole.writeBytes(in.rest());
    byte[] sent = whole.toByteArray();
    if (run.truncateTo != null && run.truncateTo < sent.length) {
      sent = Arrays.copyOf(sent, run.truncateTo);
    }
    List<String> path = List.copyOf(run.path);
    if (!described) {
      return new Outcome(true, sent, 0, -1, path, in.fields);
    }
    List<V> fields = standard.get().all();
    boolean clone = fields.get(CLONE).truth();
    return new Outcome(
        true,
        sent,
        fields.get(OUTPUT_PORT).number().longValueExact(),
        clone ? fields.get(CLONE_PORT).number().longValueExact() : -1,
        path,
        in.fields);
  }

  private static void whileNotExited(Runnable block) {
    try {
      block.run();
    } catch (Signal s) {
      if (s.kind() != Signal.Kind.EXIT) {
        throw s;
      }
    }
  }

  private Place cell(Parameter p) {
    return new Place.Cell(run.types.zero(run.program.typeOfDeclaration(p)));
  }

  /** The packet, headers, metadata and standard metadata, as many as the block takes. */
  private List<Calls.Passed> arguments(
      List<Parameter> parameters, Object packet, Place headers, Place meta, Place standard) {
    List<Object> given = new ArrayList<>();
    if (packet != null) {
      given.add(packet);
    }
    given.add(headers);
    given.add(meta);
    given.add(standard);
    List<Calls.Passed> passed = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter p = parameters.get(i);
      if (given.get(i) instanceof Place place) {
        boolean back =
            p.direction() == Parameter.Direction.OUT || p.direction() == Parameter.Direction.INOUT;
        P4Type type = run.program.typeOfDeclaration(p);
        V value = p.direction() == Parameter.Direction.OUT ? run.types.zero(type) : place.get();
        passed.add(new Calls.Passed(p, value, back ? place : null));
      } else {
        passed.add(new Calls.Passed(p, given.get(i), null));
      }
    }
    return passed;
  }

  static BigInteger ones(int width) {
    return BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
  }
}
