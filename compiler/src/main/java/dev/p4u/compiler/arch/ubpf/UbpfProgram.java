package dev.p4u.compiler.arch.ubpf;

import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Var;
import dev.p4u.compiler.lower.Architecture;
import dev.p4u.compiler.lower.Emitter;
import dev.p4u.compiler.lower.Externs;
import dev.p4u.compiler.lower.PacketCursor;
import dev.p4u.compiler.lower.ProgramBlock;
import dev.p4u.compiler.lower.Session;
import dev.p4u.compiler.lower.Session.BlockArgument;
import dev.p4u.compiler.lower.Storage;
import dev.p4u.runtime.object.ProgramInfo.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A program with p4c-ubpf's observable behaviour: it returns 1 to pass the packet on and 0 to drop
 * it; a packet that the parser rejects passes unmodified.
 */
final class UbpfProgram implements Architecture.Program {

  private static final Const PASS = Const.of(1, 64);
  private static final Const DROP = Const.of(0, 64);

  /**
   * Parameters of the parser: packet, headers, metadata and, since 2020-05-15, standard metadata.
   */
  private static final int WITH_STANDARD_METADATA = 4;

  private final Emitter emit;
  private final Verdict verdict;

  UbpfProgram(Emitter emit) {
    this.emit = emit;
    this.verdict = new Verdict(emit);
  }

  @Override
  public Externs externs() {
    return UbpfExterns.with(verdict);
  }

  @Override
  public void lower(Session session) {
    Optional<ProgramBlock> parser = session.parser("prs");
    Optional<ProgramBlock> pipeline = session.control("p");
    Optional<ProgramBlock> deparser = session.control("dprs");
    if (parser.isPresent() && pipeline.isPresent() && deparser.isPresent()) {
      lower(session, parser.get(), pipeline.get(), deparser.get());
    }
  }

  private void lower(
      Session session, ProgramBlock parser, ProgramBlock pipeline, ProgramBlock deparser) {
    Value length = emit.value(32);
    emit.add(new Inst.PacketLength(emit.position(), length));
    PacketCursor cursor = new PacketCursor(emit.variable("packet.cursor", 32), length);
    verdict.begin();

    Storage headers = session.storage(parser, 1);
    session.describeHeaders(headers);
    List<BlockArgument> arguments = new ArrayList<>();
    arguments.add(BlockArgument.of(headers));
    arguments.add(BlockArgument.of(session.storage(parser, 2)));
    Optional<StandardMetadata> standard = Optional.empty();
    if (parser.parameterCount() == WITH_STANDARD_METADATA) {
      Storage storage = session.storage(parser, 3);
      standard = Optional.of(new StandardMetadata(storage, session.types(), emit));
      standard.get().load();
      arguments.add(BlockArgument.of(storage));
    }

    List<BlockArgument> parserArguments = new ArrayList<>(arguments);
    parserArguments.add(0, BlockArgument.packetIn(cursor));
    session.runParser(parser, parserArguments, this::reject);
    emit.mark(Event.ACCEPT, "", 0);
    session.runControl(pipeline, arguments);

    int forward = emit.newBlock("forward");
    int drop = emit.newBlock("drop");
    emit.branch(verdict.passes(), forward, drop);
    emit.moveTo(drop);
    emit.returnValue(DROP);
    emit.moveTo(forward);
    deparse(session, deparser, headers, cursor);
    verdict.truncate();
    standard.ifPresent(StandardMetadata::store);
    emit.returnValue(PASS);
  }

  private void reject(String error) {
    emit.mark(Event.REJECT, error, 0);
    emit.returnValue(PASS);
  }

  /**
   * Makes the packet's head as long as the emitted headers and writes them. A packet that cannot be
   * given the room is dropped: half rewritten it would be of no use to anyone.
   */
  private void deparse(
      Session session, ProgramBlock deparser, Storage headers, PacketCursor cursor) {
    emit.mark(Event.DEPARSE, "", 0);
    Var size = emit.variable("packet.emitted", 32);
    session.runDeparser(
        deparser, List.of(BlockArgument.measuring(size), BlockArgument.of(headers)));
    Operand delta = emit.minus(emit.read(size), emit.read(cursor.position()));
    int move = emit.newBlock("adjust_head");
    int failed = emit.newBlock("no_room");
    int write = emit.newBlock("write");
    emit.branch(emit.isEqual(delta, 0), write, move);
    emit.moveTo(move);
    Value moved = emit.value(1);
    emit.add(new Inst.AdjustHead(emit.position(), moved, delta));
    emit.branch(moved, write, failed);
    emit.moveTo(failed);
    emit.mark(Event.DROP, "", 0);
    emit.returnValue(DROP);
    emit.moveTo(write);
    Var position = emit.variable("packet.written", 32);
    session.runDeparser(
        deparser, List.of(BlockArgument.writing(position), BlockArgument.of(headers)));
  }
}
