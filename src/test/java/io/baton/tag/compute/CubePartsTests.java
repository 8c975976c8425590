package io.baton.tag.compute;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Into how many parts the tags of a scan go. */
class CubePartsTests {
  private static final long MEGABYTES = 1 << 20;

  /** A column takes 160 kilobytes for each 65,536 customers that have been begun. */
  @Property
  void shouldFitIntoTheRoomWhateverTheNumberOfCustomers(
      @ForAll @IntRange(min = 1, max = 5_000) int tags,
      @ForAll @IntRange(max = 20_000_000) int customers,
      @ForAll @LongRange(min = 1, max = 2_000) long megabytes,
      @ForAll @IntRange(min = 1, max = 64) int cores) {
    int parts = Cube.parts(tags, customers, megabytes * MEGABYTES, cores);

    assertThat(parts).isBetween(1, tags);
    long column = (1 + customers / 65_536) * 160L * 1_024;
    int largest = (tags + parts - 1) / parts;
    assertThat(largest == 1 || largest * column <= megabytes * MEGABYTES).isTrue();
  }

  @Test
  void shouldGiveEveryCoreAPartUnlessPartsGetTooSmall() {
    assertThat(Cube.parts(1_320, 100_000, 400 * MEGABYTES, 2)).isEqualTo(2);
    assertThat(Cube.parts(1_320, 100_000, 400 * MEGABYTES, 4)).isEqualTo(4);
    assertThat(Cube.parts(144, 100_000, 400 * MEGABYTES, 2)).isEqualTo(2);
    assertThat(Cube.parts(40, 100_000, 400 * MEGABYTES, 16)).isEqualTo(2);
    assertThat(Cube.parts(20, 100_000, 400 * MEGABYTES, 2)).isEqualTo(1);
  }

  @Test
  void shouldTakeFewerColumnsTogetherTheMoreCustomersThereAre() {
    assertThat(Cube.parts(1_320, 10_000_000, 1_000 * MEGABYTES, 2)).isEqualTo(34);
  }
}
