package io.baton.clock;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A clock that can be moved has no place beside a database that others use. */
@Component
class TestClockRule {
  TestClockRule(
      @Value("${baton.test-clock}") boolean adjustable,
      @Value("${baton.database.url:}") String database,
      @Value("${baton.kafka.bootstrap-servers:}") String kafka) {
    if (adjustable && !(database.isEmpty() && kafka.isEmpty())) {
      throw new IllegalStateException(
          "BATON_TEST_CLOCK=true is refused with an external database or Kafka: campaign time would"
              + " move for everybody who uses them");
    }
  }
}
