package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Policies over a real database, for the tests of other modules. */
public final class TestPolicies {
  private TestPolicies() {}

  static Reservations reservations(DataSource database) {
    JdbcTemplate jdbc = new JdbcTemplate(database);
    return new Reservations(new DayMasks(jdbc), new Slots(jdbc));
  }

  /** Everybody is reachable; who consents is asked anew every time. */
  public static ContactPolicy policy(
      DataSource database, Supplier<CustomerSet> consenting, Cap... caps) {
    ContactFacts facts =
        new ContactFacts() {
          @Override
          public CustomerSet reachableBy(String channel) {
            return CustomerSet.range(0, Integer.MAX_VALUE);
          }

          @Override
          public CustomerSet consenting(String channel, String purpose) {
            return consenting.get();
          }
        };
    return new ContactPolicy(
        facts, contact -> List.of(caps), reservations(database), ZoneId.of("Asia/Shanghai"));
  }
}
