package io.baton.customer;

import io.baton.cohort.CustomerSet;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Adds and changes customers. One registration at a time: ids are given out under an advisory lock
 * that the transaction keeps until its end, so that a rollback leaves no gap. Known customers are
 * compared by the marks of their values; what is equal is neither sealed nor written again.
 */
@Component
class RegisteringCustomers {
  /** Any number that no other advisory lock of Baton uses: "cust" in ASCII. */
  private static final long LOCK = 0x63757374L;

  private static final int SLICE = 20_000;

  private final JdbcTemplate jdbc;
  private final DataSource dataSource;
  private final PersonalData personal;
  private final KnownCustomers known;

  RegisteringCustomers(JdbcTemplate jdbc, PersonalData personal, KnownCustomers known) {
    this.jdbc = jdbc;
    this.dataSource = Objects.requireNonNull(jdbc.getDataSource());
    this.personal = personal;
    this.known = known;
  }

  RegisterReport register(List<NewCustomer> customers) {
    requireKeys(customers);
    jdbc.query("select pg_advisory_xact_lock(?)", row -> {}, LOCK);
    Tally tally = new Tally(customers.size());
    for (int from = 0; from < customers.size(); from += SLICE) {
      slice(customers.subList(from, Math.min(from + SLICE, customers.size())), from, tally);
    }
    known.changed(CustomerSet.ofBitmap(tally.touched));
    return tally.report();
  }

  private void slice(List<NewCustomer> customers, int offset, Tally tally) {
    Map<String, Told> told = new LinkedHashMap<>();
    for (NewCustomer customer : customers) {
      Told now = Told.of(customer);
      tally.addressesLeftOut += now.addressesLeftOut();
      told.merge(customer.key(), now, Told::and);
    }
    int nextId =
        Objects.requireNonNull(
            jdbc.queryForObject(
                "select coalesce(max(id) + 1, 0) from customer_customer", Integer.class));
    Map<String, Stored> stored = nextId == 0 ? Map.of() : stored(told.keySet());
    Map<String, Integer> ids = new HashMap<>();
    List<Map.Entry<String, Told>> created = new ArrayList<>();
    List<Object[]> changes = new ArrayList<>();
    for (Map.Entry<String, Told> entry : told.entrySet()) {
      String key = entry.getKey();
      Stored before = stored.get(key);
      int id = before == null ? nextId + created.size() : before.id;
      ids.put(key, id);
      if (before == null) {
        created.add(entry);
        tally.touched.add(id);
      } else if (differs(entry.getValue(), before)) {
        changes.add(row(seal(key, entry.getValue(), before), id));
        tally.touched.add(id);
      }
    }
    CustomerCopy.write(dataSource, sealAll(created), nextId);
    update(changes);
    tally.created += created.size();
    tally.changed += changes.size();
    tally.unchanged += told.size() - created.size() - changes.size();
    for (int i = 0; i < customers.size(); i++) {
      tally.ids[offset + i] = Objects.requireNonNull(ids.get(customers.get(i).key()));
    }
  }

  /** Sealing is most of the work, and needs nothing but the processor. */
  private List<SealedCustomer> sealAll(List<Map.Entry<String, Told>> customers) {
    return customers.parallelStream()
        .map(customer -> seal(customer.getKey(), customer.getValue(), null))
        .toList();
  }

  private Map<String, Stored> stored(Iterable<String> keys) {
    List<String> list = new ArrayList<>();
    keys.forEach(list::add);
    Map<String, Stored> found = new HashMap<>();
    // A join and no "= any": with a plan made before the keys are known, and for a table that was
    // small then, that compares every row with every key.
    jdbc.query(
        """
        select key, id, branch, name_mark, email_mark, mobile_mark
        from unnest(?::text[]) asked (key) join customer_customer using (key)""",
        row -> {
          found.put(row.getString(1), Stored.of(row));
        },
        (Object) list.toArray(String[]::new));
    return found;
  }

  private boolean differs(Told told, Stored before) {
    return (told.branch() != null && !told.branch().equals(before.branch))
        || isNew(PersonalField.NAME, told.name(), before.nameMark)
        || isNew(PersonalField.EMAIL, told.email(), before.emailMark)
        || isNew(PersonalField.MOBILE, told.mobile(), before.mobileMark);
  }

  private boolean isNew(PersonalField field, @Nullable String value, byte @Nullable [] mark) {
    return value != null && !Arrays.equals(personal.mark(field, value), mark);
  }

  /** Of a known customer only what is new; null stays what it was. */
  private SealedCustomer seal(String key, Told told, @Nullable Stored before) {
    return new SealedCustomer(
        key,
        told.branch(),
        seal(PersonalField.NAME, key, told.name(), before == null ? null : before.nameMark),
        seal(PersonalField.EMAIL, key, told.email(), before == null ? null : before.emailMark),
        seal(PersonalField.MOBILE, key, told.mobile(), before == null ? null : before.mobileMark));
  }

  private SealedCustomer.@Nullable Value seal(
      PersonalField field, String key, @Nullable String value, byte @Nullable [] before) {
    if (value == null) {
      return null;
    }
    byte[] mark = personal.mark(field, value);
    return Arrays.equals(mark, before)
        ? null
        : new SealedCustomer.Value(personal.seal(field, key, value), mark);
  }

  private static Object[] row(SealedCustomer customer, int id) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(customer.branch());
    for (SealedCustomer.Value value :
        Arrays.asList(customer.name(), customer.email(), customer.mobile())) {
      row.add(value == null ? null : value.cipher());
      row.add(value == null ? null : value.mark());
    }
    row.add(id);
    return row.toArray();
  }

  private void update(List<Object[]> changes) {
    if (!changes.isEmpty()) {
      jdbc.batchUpdate(
          """
          update customer_customer set branch = coalesce(?, branch),
            name_cipher = coalesce(?, name_cipher), name_mark = coalesce(?, name_mark),
            email_cipher = coalesce(?, email_cipher), email_mark = coalesce(?, email_mark),
            mobile_cipher = coalesce(?, mobile_cipher), mobile_mark = coalesce(?, mobile_mark)
          where id = ?""",
          changes);
    }
  }

  private static void requireKeys(List<NewCustomer> customers) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < customers.size() && findings.size() < 100; i++) {
      if (!Customers.isKey(customers.get(i).key())) {
        findings.add(new Finding("/" + i + "/key", "CUSTOMER_KEY", "is not a customer key"));
      }
    }
    if (!findings.isEmpty()) {
      throw new BatonException(
          CustomerError.CUSTOMER_INVALID, "some keys cannot be used", findings);
    }
  }

  private record Stored(
      int id,
      @Nullable String branch,
      byte @Nullable [] nameMark,
      byte @Nullable [] emailMark,
      byte @Nullable [] mobileMark) {
    static Stored of(ResultSet row) throws SQLException {
      return new Stored(
          row.getInt(2), row.getString(3), row.getBytes(4), row.getBytes(5), row.getBytes(6));
    }
  }

  private static final class Tally {
    private final int[] ids;
    private final RoaringBitmap touched = new RoaringBitmap();
    private int created;
    private int changed;
    private int unchanged;
    private int addressesLeftOut;

    Tally(int size) {
      this.ids = new int[size];
    }

    RegisterReport report() {
      return new RegisterReport(ids, created, changed, unchanged, addressesLeftOut);
    }
  }
}
