package io.baton.tagservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class TokenBucketTests {
  /** Against a count of what was granted within each second, which knows nothing of the bucket. */
  @Property(tries = 300)
  void shouldGrantNoMoreThanABurstAndTheRate(
      @ForAll @IntRange(min = 1, max = 50) int perSecond,
      @ForAll @Size(min = 1, max = 200) List<@LongRange(min = 0, max = 100_000_000) Long> pauses) {
    long now = 0;
    long granted = 0;
    TokenBucket bucket = new TokenBucket(perSecond, now);
    for (long pause : pauses) {
      now += pause;
      granted += bucket.take(now) == 0 ? 1 : 0;
      assertThat((double) granted).isLessThanOrEqualTo(perSecond + perSecond * (now / 1e9) + 1);
    }
    assertThat(granted).isPositive();
  }

  @Property(tries = 50)
  void shouldGrantWhatIsAskedAfterTheWaitItNamed(@ForAll @IntRange(min = 1, max = 1000) int rate) {
    TokenBucket bucket = new TokenBucket(rate, 0);
    long wait = 0;
    while (wait == 0) {
      wait = bucket.take(0);
    }
    assertThat(bucket.take(wait)).isZero();
  }
}
