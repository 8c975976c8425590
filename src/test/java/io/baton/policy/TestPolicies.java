package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Policies over a real database, for the tests of other modules. */
public final class TestPolicies {
  private TestPolicies() {}

  static Reservations reservations(DataSource database) {
    JdbcTemplate jdbc = new JdbcTemplate(database);
    return new Reservations(new DayMasks(jdbc), new Slots(jdbc), hours(database));
  }

  static Hours hours(DataSource database) {
    return new Hours(JdbcClient.create(database), ZoneId.of("Asia/Shanghai"));
  }

  /** Everybody is reachable; who consents is asked anew every time. */
  public static ContactPolicy policy(
      DataSource database, Supplier<CustomerSet> consenting, Cap... caps) {
    return policy(database, () -> CustomerSet.range(0, Integer.MAX_VALUE), consenting, caps);
  }

  /** The same, with caps of each channel's own. */
  public static ContactPolicy policy(
      DataSource database,
      Supplier<CustomerSet> consenting,
      Function<String, List<Cap>> capsOfChannel) {
    return policy(
        database,
        () -> CustomerSet.range(0, Integer.MAX_VALUE),
        consenting,
        contact -> capsOfChannel.apply(contact.channel()));
  }

  static ContactPolicy policy(
      DataSource database,
      Supplier<CustomerSet> reachable,
      Supplier<CustomerSet> consenting,
      Cap... caps) {
    return policy(database, reachable, consenting, contact -> List.of(caps));
  }

  private static ContactPolicy policy(
      DataSource database,
      Supplier<CustomerSet> reachable,
      Supplier<CustomerSet> consenting,
      FrequencyCaps caps) {
    JdbcClient jdbc = JdbcClient.create(database);
    return new ContactPolicy(
        facts(reachable, consenting),
        new CustomerLists(jdbc),
        hours(database),
        caps,
        new Capacities(jdbc),
        reservations(database));
  }

  static ContactFacts facts(Supplier<CustomerSet> reachable, Supplier<CustomerSet> consenting) {
    return new ContactFacts() {
      @Override
      public CustomerSet reachableBy(String channel) {
        return reachable.get();
      }

      @Override
      public CustomerSet consenting(String channel, String purpose) {
        return consenting.get();
      }

      @Override
      public CustomerSet inBranch(String code) {
        return CustomerSet.range(0, Integer.parseInt(code));
      }
    };
  }
}
