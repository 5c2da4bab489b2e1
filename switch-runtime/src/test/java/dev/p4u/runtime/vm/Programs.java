package dev.p4u.runtime.vm;

import dev.p4u.runtime.isa.AsmException;
import dev.p4u.runtime.isa.Assembler;
import dev.p4u.runtime.isa.Assembly;
import dev.p4u.runtime.isa.Insns;
import dev.p4u.runtime.map.BpfMap;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.verify.RejectedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes programs of assembler text. */
final class Programs {

  private Programs() {}

  static LinkedProgram link(String text) throws AsmException, RejectedException {
    return link(text, List.of(), Map.of(), HelperTable.NONE);
  }

  static LinkedProgram link(
      String text, List<BpfMap> maps, Map<String, String> strings, HelperTable helpers)
      throws AsmException, RejectedException {
    List<MapDef> defs = maps.stream().map(BpfMap::def).toList();
    return Linker.link(object(text, defs, strings), maps, helpers);
  }

  static BpfObject object(String text, List<MapDef> maps, Map<String, String> strings)
      throws AsmException {
    Assembly assembly = Assembler.assemble(text);
    return new BpfObject(
        Insns.encode(assembly.insns()), maps, assembly.relocations(), strings, Optional.empty());
  }
}
