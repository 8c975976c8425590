package io.baton.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the product does to a password; the banks of other tests make less of it. */
class PasswordConfigurationTests {
  @Test
  void shouldMakeEveryTryCostAThousandRounds() {
    String stored = new PasswordConfiguration().passwordEncoder().encode("correct horse battery");
    assertThat(stored).startsWith("{bcrypt}$2a$10$");
    assertThat(
            new PasswordConfiguration().passwordEncoder().matches("correct horse battery", stored))
        .isTrue();
  }
}
