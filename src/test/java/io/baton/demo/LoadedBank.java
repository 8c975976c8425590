package io.baton.demo;

import static org.awaitility.Awaitility.await;

import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndexes;
import io.baton.customer.Customers;
import io.baton.segment.Segments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** A demo bank of a small size, loaded once for all tests of it. */
@TestPropertySource(properties = "baton.demo=2345")
abstract class LoadedBank {
  static final int CUSTOMERS = 2_345;

  @Autowired DemoLoading loading;
  @Autowired DemoRuns runs;
  @Autowired Customers customers;
  @Autowired Segments segments;
  @Autowired FieldIndexes indexes;
  @Autowired JdbcClient jdbc;

  /** A fixed directory: what the users' file holds must be read from where it was written. */
  @DynamicPropertySource
  static void dataDirectory(DynamicPropertyRegistry registry) throws Exception {
    Path data = Files.createTempDirectory(Path.of("target"), "demo-bank");
    registry.add("baton.data", data::toString);
  }

  @Value("${baton.data}")
  Path data;

  @BeforeEach
  void awaitLoading() {
    await().atMost(Duration.ofMinutes(2)).until(() -> loading.progress() == null);
  }

  CustomerSet membersOf(String segment) {
    return segments.evaluate(segments.find(segment).orElseThrow());
  }

  static DemoCustomer of(int number) {
    return new DemoCustomer(number);
  }
}
