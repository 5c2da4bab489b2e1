package dev.p4u.stf.run;

import dev.p4u.runtime.helper.HelperRegistry;
import dev.p4u.runtime.map.BpfMap;
import dev.p4u.runtime.map.Maps;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.ProgramInfo;
import dev.p4u.runtime.object.ProgramInfo.Event;
import dev.p4u.runtime.object.ProgramInfo.Header;
import dev.p4u.runtime.object.ProgramInfo.HeaderField;
import dev.p4u.runtime.object.ProgramInfo.TracePoint;
import dev.p4u.runtime.packet.PacketBuffer;
import dev.p4u.runtime.verify.RejectedException;
import dev.p4u.runtime.vm.LinkedProgram;
import dev.p4u.runtime.vm.Linker;
import dev.p4u.runtime.vm.Memory;
import dev.p4u.runtime.vm.RunState;
import dev.p4u.runtime.vm.Tracer;
import dev.p4u.runtime.vm.VmTrap;
import dev.p4u.runtime.vm.interp.Interpreter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes packets apart with the program's own parser: it runs the bytecode up to the parser's end,
 * on maps of its own, and follows the extractions.
 */
public final class Dissector {

  /**
   * A field of a header in a packet.
   *
   * @param bitOffset from the start of the packet
   * @param display "hex", "dec", "mac", "ipv4", "ipv6"
   */
  public record Located(
      String header, String field, int bitOffset, int widthBits, String display) {}

  /** A parser that loops for long must not fill the memory. */
  private static final int MAX_FIELDS = 1_000;

  private final LinkedProgram program;
  private final Map<String, Header> headers = new HashMap<>();
  private final Map<Integer, List<TracePoint>> points = new HashMap<>();

  /**
   * @param object with a description; without one every packet is payload
   */
  public Dissector(BpfObject object) throws RejectedException {
    List<BpfMap> maps = new ArrayList<>();
    for (MapDef def : object.maps()) {
      maps.add(Maps.create(def));
    }
    program = Linker.link(object, maps, HelperRegistry.standard());
    object.info().ifPresent(this::index);
  }

  private void index(ProgramInfo info) {
    info.headers().forEach(header -> headers.put(header.path(), header));
    for (TracePoint point : info.trace()) {
      points.computeIfAbsent(point.at(), slot -> new ArrayList<>()).add(point);
    }
  }

  /** The fields that the parser extracts from a packet, in the order of extraction. */
  public List<Located> dissect(byte[] packet) {
    Cursor cursor = new Cursor();
    if (points.isEmpty()) {
      return List.of();
    }
    RunState state = new RunState().packet(new PacketBuffer(packet), 0);
    try {
      new Interpreter().run(program, state, cursor);
    } catch (ParserDone done) {
      return cursor.fields;
    } catch (VmTrap trap) {
      // The packet is shown as far as the parser came; the run itself reports the trap.
      return cursor.fields;
    }
    return cursor.fields;
  }

  /** Ends the run where the parser ends. */
  private static final class ParserDone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ParserDone() {
      super("the parser is done", null, false, false);
    }
  }

  private final class Cursor implements Tracer {
    private final List<Located> fields = new ArrayList<>();
    private int bit;

    @Override
    public void step(int fromSlot, int toSlot, long[] registers, Memory memory) {
      for (TracePoint point : points.getOrDefault(toSlot, List.of())) {
        if (point.from() == -1 || point.from() == fromSlot) {
          passed(point);
        }
      }
    }

    private void passed(TracePoint point) {
      Event event = point.event();
      if (event == Event.ACCEPT || event == Event.REJECT || fields.size() > MAX_FIELDS) {
        throw new ParserDone();
      } else if (event == Event.EXTRACT && headers.containsKey(point.name())) {
        extract(headers.get(point.name()));
      } else if (event == Event.ADVANCE) {
        if (point.bits() < 0) {
          throw new ParserDone();
        }
        bit += point.bits();
      }
    }

    private void extract(Header header) {
      for (HeaderField field : header.fields()) {
        fields.add(
            new Located(header.path(), field.name(), bit, field.widthBits(), field.display()));
        bit += field.widthBits();
      }
    }
  }
}
