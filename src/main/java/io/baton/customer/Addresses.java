package io.baton.customer;

import io.baton.access.Audit;
import io.baton.cohort.CustomerSet;
import io.baton.shared.BatonClock;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Contact points by what channels report of them: who wrote from there, and that it is dead. */
@Component
public class Addresses {
  private static final String COUNTRY = "86";

  private final JdbcTemplate jdbc;
  private final PersonalData personal;
  private final KnownCustomers known;
  private final Audit audit;
  private final BatonClock clock;

  Addresses(
      JdbcTemplate jdbc,
      PersonalData personal,
      KnownCustomers known,
      Audit audit,
      BatonClock clock) {
    this.jdbc = jdbc;
    this.personal = personal;
    this.known = known;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Everybody who has this address; several people may share one. Mobile numbers are found with and
   * without the country's prefix.
   *
   * @param channel SMS, whose numbers alone are looked up like this; nobody for all others
   */
  public CustomerSet customersAt(String channel, String address) {
    PersonalField field = Customers.fieldOf(channel);
    if (field != PersonalField.MOBILE) {
      return CustomerSet.empty();
    }
    byte[][] marks =
        spellings(field, address).stream()
            .map(spelling -> personal.mark(field, spelling))
            .toArray(byte[][]::new);
    return CustomerSet.of(
        jdbc
            .query(
                "select id from customer_customer where mobile_mark = any (?)",
                (row, n) -> row.getInt(1),
                (Object) marks)
            .stream()
            .mapToInt(Integer::intValue)
            .toArray());
  }

  /**
   * The address that this customer has now does not exist: nobody who has it is written to there
   * again. Told twice, it changes nothing.
   *
   * @param reason a code
   */
  @Transactional
  public void dead(int customer, String channel, String reason) {
    String column = column(channel);
    if (column == null) {
      return;
    }
    int added =
        jdbc.update(
            """
            insert into customer_dead_address (channel, mark, reason, at)
            select ?, $, ?, ? from customer_customer where id = ? and $ is not null
            on conflict do nothing
            """
                .replace("$", column),
            channel,
            reason,
            Timestamp.from(clock.now()),
            customer);
    if (added == 0) {
      return;
    }
    List<Integer> sharing =
        jdbc.query(
            """
            select id from customer_customer
            where $ = (select $ from customer_customer where id = ?)
            """
                .replace("$", column),
            (row, n) -> row.getInt(1),
            customer);
    known.changed(CustomerSet.of(sharing.stream().mapToInt(Integer::intValue).toArray()));
    audit.record(
        "ADDRESS_DEAD", "customer:" + customer, Map.of("channel", channel, "reason", reason));
  }

  private static @Nullable String column(String channel) {
    PersonalField field = Customers.fieldOf(channel);
    return field == null ? null : field == PersonalField.EMAIL ? "email_mark" : "mobile_mark";
  }

  private static Set<String> spellings(PersonalField field, String address) {
    String clean = field.clean(address);
    if (clean == null) {
      return Set.of();
    }
    String digits = clean.startsWith("+") ? clean.substring(1) : clean;
    String bare = digits.startsWith(COUNTRY) ? digits.substring(COUNTRY.length()) : digits;
    return new LinkedHashSet<>(
        Arrays.asList(clean, digits, "+" + digits, bare, COUNTRY + bare, "+" + COUNTRY + bare));
  }
}
