package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TouchIdTests {
  @Property
  void shouldHoldItsNumbers(
      @ForAll @LongRange(min = 0, max = (1L << 36) - 1) long run,
      @ForAll @LongRange(min = 0, max = (1L << 43) - 1) long step,
      @ForAll @IntRange(min = 0) int customer,
      @ForAll @IntRange(min = 0, max = 4095) int occurrence) {
    TouchId id = new TouchId(run, step, customer, occurrence);
    UUID uuid = id.asUuid();
    assertThat(uuid.version()).isEqualTo(8);
    assertThat(uuid.variant()).isEqualTo(2);
    assertThat(TouchId.of(uuid)).isEqualTo(id);
  }

  @Property
  void shouldSortByCustomer(
      @ForAll @IntRange(min = 0) int one, @ForAll @IntRange(min = 0) int other) {
    String first = new TouchId(7, 3, one, 0).asUuid().toString();
    String second = new TouchId(7, 3, other, 0).asUuid().toString();
    assertThat(Integer.signum(first.compareTo(second)))
        .isEqualTo(Integer.signum(Integer.compare(one, other)));
  }

  @Test
  void shouldRefuseNumbersThatDoNotFit() {
    assertThatThrownBy(() -> new TouchId(1L << 36, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TouchId(0, -1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TouchId.of(UUID.randomUUID()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
