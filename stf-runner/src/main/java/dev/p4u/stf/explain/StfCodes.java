package dev.p4u.stf.explain;

import dev.p4u.language.explain.CodeFamily;
import dev.p4u.language.explain.CodeProvider;
import dev.p4u.stf.parse.StfCode;
import java.util.List;

/** The codes of STF files. */
public final class StfCodes implements CodeProvider {

  @Override
  public int position() {
    return 3;
  }

  @Override
  public List<CodeFamily> families() {
    return List.of(
        new CodeFamily(
            "STF files", List.of(StfCode.values()), StfCodes.class, "/dev/p4u/stf/explain"));
  }
}
