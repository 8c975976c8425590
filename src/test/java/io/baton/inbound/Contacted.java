package io.baton.inbound;

import io.baton.cohort.CustomerSet;
import io.baton.customer.Consents;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.policy.ContactPolicy;
import io.baton.testing.HttpCaller;
import io.baton.touch.TouchId;
import io.baton.touch.TouchPlan;
import io.baton.touch.Touches;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A customer who agreed to be contacted, with touches to send, at a gateway that signs. */
@TestPropertySource(
    properties = {
      "baton.channel.http.endpoint.sms.key-id=gateway",
      "baton.channel.http.endpoint.sms.callback-secret=" + Contacted.SECRET,
      "baton.dispatch.enabled=false"
    })
abstract class Contacted {
  static final String SECRET = "a-secret-of-thirty-two-characters-or-more";
  static final AtomicLong STEP = new AtomicLong(1);

  @LocalServerPort int port;
  @Autowired Customers customers;
  @Autowired Consents consents;
  @Autowired ContactPolicy policy;
  @Autowired Touches touches;
  @Autowired JdbcClient jdbc;

  HttpCaller caller;
  int customer;
  String mobile;

  @BeforeEach
  void register() {
    caller = new HttpCaller(port);
    String key = "IN-" + UUID.randomUUID();
    mobile = "139%08d".formatted(new Random().nextInt(100_000_000));
    customer =
        customers.register(
                List.of(new NewCustomer(key, null, "王", mobile + "@example.com", mobile)))
            .ids()[0];
    for (String channel : List.of("SMS", "EMAIL")) {
      consents.grant(CustomerSet.of(customer), channel, "MARKETING", "form 7", "IMPORT");
    }
  }

  /** A touch that waits to be sent. */
  TouchId touch(String channel) {
    long step = STEP.incrementAndGet();
    touches.plan(
        new TouchPlan(
            7,
            step,
            0,
            0,
            "Task_1",
            "SPRING",
            channel,
            "MARKETING",
            "none",
            1,
            CustomerSet.of(customer),
            Instant.now()
                .plus(Duration.ofDays(1))
                .truncatedTo(java.time.temporal.ChronoUnit.DAYS)
                .plus(Duration.ofHours(4)),
            "hash"));
    return new TouchId(7, step, customer, 0);
  }

  boolean consents(String channel) {
    return policy
        .stillConsenting(channel, "MARKETING", CustomerSet.of(customer))
        .contains(customer);
  }
}
