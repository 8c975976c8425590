package io.baton.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What is stored is a set: an entry that comes again, at any time, is there once. */
class EntriesTests {
  @Property
  void anEntryIsThereOnce(@ForAll @Size(max = 40) List<@IntRange(max = 9) Integer> drawn) {
    byte[] stored = new byte[0];
    Set<Integer> expected = new LinkedHashSet<>();
    for (int each : drawn) {
      byte[] after = Entries.with(stored, each % 4, each % 3, each);
      assertThat(after == stored).isEqualTo(!expected.add(each));
      stored = after;
    }
    Entries read = new Entries();
    read.add(stored);
    List<Integer> values = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      values.add((int) read.value(i));
      assertThat(read.at(i)).isEqualTo(read.value(i) % 3);
    }
    assertThat(values).containsExactlyElementsOf(expected);
    assertThat(Entries.count(stored)).isEqualTo(expected.size());
  }
}
