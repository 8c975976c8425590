package io.baton.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** A baseline that left something out would flatter us. */
class ProcessPerCustomerTests {
  @Test
  void shouldTouchEveryCustomerOnceAndLeaveThemWaiting() throws Exception {
    Carried carried = ProcessPerCustomer.carry(40, 10);

    RoaringBitmap everyone = new RoaringBitmap();
    everyone.add(0L, 40L);
    assertThat(carried.touched()).isEqualTo(everyone);
    assertThat(carried.engineRows()).isGreaterThan(40);
  }
}
