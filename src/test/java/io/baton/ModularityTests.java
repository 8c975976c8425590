package io.baton;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Each module uses what its {@code package-info.java} allows, and no cycle leads back. */
class ModularityTests {
  @Test
  void shouldKeepToTheDeclaredDependencies() {
    ApplicationModules.of(Baton.class).verify();
  }
}
