package io.baton.tag.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LevelsTests {
  @Property(tries = 300)
  void shouldComputeWhatATagNeedsBeforeIt(
      @ForAll @IntRange(min = 1, max = 40) int count, @ForAll long seed) {
    Random random = new Random(seed);
    List<String> codes = IntStream.range(0, count).mapToObj(i -> "t" + i).toList();
    Map<String, Set<String>> needs = new HashMap<>();
    for (int i = 0; i < count; i++) {
      Set<String> needed = new HashSet<>(Set.of("elsewhere" + i));
      // Only earlier ones: no circle.
      for (int j = 0; j < i; j++) {
        if (random.nextInt(4) == 0) {
          needed.add("t" + j);
        }
      }
      needs.put("t" + i, needed);
    }

    Map<String, Integer> levels = Levels.of(codes, needs);

    assertThat(levels.keySet()).containsExactlyInAnyOrderElementsOf(codes);
    for (String code : codes) {
      List<Integer> below =
          needs.getOrDefault(code, Set.of()).stream()
              .filter(levels::containsKey)
              .map(levels::get)
              .toList();
      int lowest = below.stream().mapToInt(level -> level + 1).max().orElse(0);
      assertThat(levels.get(code)).as(code).isEqualTo(lowest);
    }
  }

  @Test
  void shouldNotWaitForEverInACircle() {
    Map<String, Set<String>> circle =
        Map.of("a", Set.of("b"), "b", Set.of("a"), "c", Set.of("a"), "d", Set.of("d"));

    assertThat(Levels.of(List.of("a", "b", "c", "d", "e"), circle))
        .containsEntry("e", 0)
        .hasSize(5);
  }
}
