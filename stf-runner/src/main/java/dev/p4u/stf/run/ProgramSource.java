package dev.p4u.stf.run;

import dev.p4u.stf.project.Project;
import java.nio.file.Path;

/** Gives compiled programs; an editor can answer with its unsaved text. */
public interface ProgramSource {

  BuiltProgram build(Path program, Project project);
}
