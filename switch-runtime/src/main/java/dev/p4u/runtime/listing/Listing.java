package dev.p4u.runtime.listing;

import dev.p4u.runtime.isa.Disassembler;
import dev.p4u.runtime.isa.Insn;
import dev.p4u.runtime.isa.Insns;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.ProgramInfo;
import dev.p4u.runtime.object.Relocation;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An object as text: its maps, then the code with the names that it uses and the source lines that
 * it came from.
 */
public final class Listing {

  private static final int COMMENT_COLUMN = 44;

  private Listing() {}

  /** The whole text, one line an instruction. */
  public static String of(BpfObject object) {
    StringBuilder out = new StringBuilder();
    if (!object.maps().isEmpty()) {
      out.append("maps:\n");
      for (int i = 0; i < object.maps().size(); i++) {
        out.append(map(i, object.maps().get(i)));
      }
      out.append('\n');
    }
    out.append("entry:\n");
    List<Insn> insns = Insns.decode(object.code());
    Map<Integer, String> names = names(object);
    Map<Integer, ProgramInfo.Line> lines = new HashMap<>();
    object.info().ifPresent(info -> info.lines().forEach(l -> lines.put(l.slot(), l)));
    ProgramInfo.Line last = null;
    for (int slot = 0; slot < insns.size(); slot++) {
      ProgramInfo.Line line = lines.get(slot);
      if (line != null && !sameLine(line, last)) {
        out.append("; ").append(line.file()).append(':').append(line.line()).append('\n');
        last = line;
      }
      String text = String.format(Locale.ROOT, "%6d:  %s", slot, Disassembler.line(insns, slot));
      out.append(text);
      if (names.containsKey(slot)) {
        out.append(" ".repeat(Math.max(1, COMMENT_COLUMN - text.length())))
            .append("; ")
            .append(names.get(slot));
      }
      out.append('\n');
      if (insns.get(slot).isWide()) {
        slot++;
      }
    }
    return out.toString();
  }

  private static boolean sameLine(ProgramInfo.Line line, ProgramInfo.Line last) {
    return last != null && last.line() == line.line() && last.file().equals(line.file());
  }

  private static String map(int index, MapDef map) {
    return String.format(
        Locale.ROOT,
        "  %2d  %-40s %-9s key %3d B, value %3d B, %d entries%n",
        index,
        map.name(),
        map.type().name().toLowerCase(Locale.ROOT),
        map.keySize(),
        map.valueSize(),
        map.maxEntries());
  }

  private static Map<Integer, String> names(BpfObject object) {
    Map<Integer, String> names = new HashMap<>();
    for (Relocation relocation : object.relocations()) {
      String kind =
          switch (relocation.kind()) {
            case MAP -> "map ";
            case HELPER -> "helper ";
            case STRING -> "string ";
          };
      names.put(relocation.slot(), kind + relocation.symbol());
    }
    return names;
  }
}
