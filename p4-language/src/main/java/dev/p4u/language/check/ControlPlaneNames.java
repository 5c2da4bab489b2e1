package dev.p4u.language.check;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.P4Program;
import java.util.HashMap;
import java.util.Map;

/**
 * Names by which a control plane knows actions and tables (spec, "Control-plane API annotations"):
 * each is used once.
 */
final class ControlPlaneNames {

  private final Checking checking;
  private final Map<String, Decl> actions = new HashMap<>();
  private final Map<String, Decl> tables = new HashMap<>();

  ControlPlaneNames(Checking checking) {
    this.checking = checking;
  }

  void check(P4Program program) {
    for (Decl d : program.declarations()) {
      if (d instanceof Decl.Action) {
        add(d, "", actions);
      } else if (d instanceof Decl.Control c) {
        String prefix = Names.controlPlaneName(c) + ".";
        for (Decl local : c.locals()) {
          if (local instanceof Decl.Action) {
            add(local, prefix, actions);
          } else if (local instanceof Decl.Table && c.constructorParameters().isEmpty()) {
            // Of tables that an argument of the constructor chooses from, one remains.
            add(local, prefix, tables);
          }
        }
      }
    }
  }

  private void add(Decl d, String prefix, Map<String, Decl> all) {
    if (d.name().text().isEmpty()) {
      return;
    }
    String name = (Names.isAbsolute(d) ? "" : prefix) + Names.controlPlaneName(d);
    Decl earlier = all.putIfAbsent(name, d);
    if (earlier != null && isNothing(earlier) && isNothing(d)) {
      return;
    }
    // Without @name the declarations themselves have one name, which is reported as such.
    boolean renamed =
        earlier != null
            && (Names.has(d.annotations(), "name") || Names.has(earlier.annotations(), "name"));
    if (renamed) {
      checking.report.add(
          CheckCode.DUPLICATE_CONTROL_PLANE_NAME, d.name(), Reporter.declaredHere(earlier), name);
    }
  }

  /** A control may declare core.p4's NoAction again: the two cannot be told apart. */
  private static boolean isNothing(Decl d) {
    return d instanceof Decl.Action a
        && Names.controlPlaneName(a).equals("NoAction")
        && a.parameters().isEmpty()
        && a.body().statements().isEmpty();
  }
}
