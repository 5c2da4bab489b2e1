package dev.p4u.compiler.meta;

import dev.p4u.runtime.object.BpfObject;
import dev.p4u.runtime.object.ProgramInfo;
import java.nio.file.Path;

/**
 * Makes an object independent of the place where its program lies: source files are named relative
 * to the program's folder.
 */
public final class SourcePaths {

  private SourcePaths() {}

  /** The object with relative paths; files that are not below the program's folder keep theirs. */
  public static BpfObject relative(BpfObject object) {
    return new BpfObject(
        object.code(),
        object.maps(),
        object.relocations(),
        object.strings(),
        object.info().map(SourcePaths::relative));
  }

  private static ProgramInfo relative(ProgramInfo info) {
    Path program = Path.of(info.source());
    return new ProgramInfo(
        info.formatVersion(),
        String.valueOf(program.getFileName()),
        info.target(),
        info.tables(),
        info.registers(),
        info.headers(),
        info.trace().stream()
            .map(
                t ->
                    new ProgramInfo.TracePoint(
                        t.from(),
                        t.at(),
                        t.event(),
                        t.name(),
                        t.bits(),
                        relative(program, t.file()),
                        t.line()))
            .toList(),
        info.lines().stream()
            .map(
                l ->
                    new ProgramInfo.Line(
                        l.slot(), relative(program, l.file()), l.line(), l.column()))
            .toList(),
        info.initialEntries());
  }

  private static String relative(Path program, String file) {
    Path folder = program.getParent();
    Path path = Path.of(file);
    return folder != null && path.startsWith(folder)
        ? folder.relativize(path).toString().replace('\\', '/')
        : file;
  }
}
