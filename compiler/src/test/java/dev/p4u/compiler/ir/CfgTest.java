package dev.p4u.compiler.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CfgTest {

  /** 0 to 1; 1 to 2 and 3; both to 4; 4 back to 1 and on to 5; 6 is not reached. */
  private static final Map<Integer, List<Integer>> EDGES =
      Map.of(
          0, List.of(1),
          1, List.of(2, 3),
          2, List.of(4),
          3, List.of(4),
          4, List.of(1, 5),
          5, List.of(),
          6, List.of(5));

  private final Cfg cfg = Cfg.of(0, EDGES::get);

  @Test
  void orderPutsBlocksBehindTheirPredecessorsButLoops() {
    assertThat(cfg.order()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(cfg.isReachable(6)).isFalse();
  }

  @Test
  void predecessorsAreReachable() {
    assertThat(cfg.predecessors(5)).containsExactly(4);
    assertThat(cfg.predecessors(1)).containsExactlyInAnyOrder(0, 4);
  }

  @Test
  void joinsAreDominatedByWhereTheirWaysPart() {
    assertThat(cfg.dominator(4)).isEqualTo(1);
    assertThat(cfg.dominates(1, 5)).isTrue();
    assertThat(cfg.dominates(2, 4)).isFalse();
    assertThat(cfg.dominates(4, 4)).isTrue();
  }

  @Test
  void frontiersAreWhereDefinitionsMeet() {
    assertThat(cfg.dominanceFrontiers().get(2)).containsExactly(4);
    assertThat(cfg.dominanceFrontiers().get(4)).containsExactly(1);
    assertThat(cfg.dominatorTree().get(1)).containsExactly(2, 3, 4);
  }
}
