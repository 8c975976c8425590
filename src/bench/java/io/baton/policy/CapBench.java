package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The policy's parts for the benchmark, which stands in another package: thirty days of touches as
 * masks and times, and the two operations that are measured.
 *
 * <p>Customer {@code c} is contacted on day {@code d} (0 is the oldest) as often as {@link
 * #touches} says, by the campaigns of that day at 9, 12, 15 and 18 o'clock.
 */
public final class CapBench {
  public static final int DAYS = 31;
  public static final int MAX = 11;
  public static final int WINDOW = 30;
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final int[] HOURS = {9, 12, 15, 18};

  /** Inside the last day, so that the window's edge falls between two waves of the first. */
  public static final Instant NOW =
      FIRST.plusDays(DAYS - 1).atTime(14, 0).toInstant(ZoneOffset.UTC);

  private static final Contact CONTACT = new Contact(1, "SMS", "MARKETING", null);
  private static final Cap CAP = new Cap(Cap.Scope.CHANNEL, MAX, WINDOW);

  private final Map<Integer, Map<DayMasks.Place, Counts>> masks = new HashMap<>();
  private final Map<Integer, List<Slots.Slot>> edge = new HashMap<>();

  /** 0 or 1 touch in the wave of the day; about one customer in twelve, so ten in thirty days. */
  public static boolean touched(long customer, int day, int wave) {
    return hash(customer, day, wave) % 12 == 0 && (day < DAYS - 1 || HOURS[wave] <= 14);
  }

  /** Simple enough to be the same in SQL. */
  static long hash(long customer, int day, int wave) {
    return (customer * 2_654_435L + day * 40_503L + wave * 7_919L) % 1_000_003L * 31 % 65_537L;
  }

  /** The same in SQL, over columns {@code c}, {@code d} and {@code w}. */
  public static final String TOUCHED_SQL =
      "(c * 2654435 + d * 40503 + w * 7919) % 1000003 * 31 % 65537 % 12 = 0"
          + " and (d < 30 or w < 2)";

  public static Instant at(int day, int wave) {
    return FIRST.plusDays(day).atTime(HOURS[wave], 0).toInstant(ZoneOffset.UTC);
  }

  /** What a node holds of that many customers. */
  public static CapBench with(int customers) {
    CapBench bench = new CapBench();
    int chunks = (customers + Counts.CUSTOMERS - 1) / Counts.CUSTOMERS;
    for (int chunk = 0; chunk < chunks; chunk++) {
      bench.fill(chunk, customers);
    }
    return bench;
  }

  private void fill(int chunk, int customers) {
    Map<DayMasks.Place, Counts> counts = new LinkedHashMap<>();
    List<Slots.Slot> first = new ArrayList<>();
    int from = chunk * Counts.CUSTOMERS;
    int to = Math.min(from + Counts.CUSTOMERS, customers);
    for (int day = 0; day < DAYS; day++) {
      Counts count = new Counts();
      for (int wave = 0; wave < HOURS.length; wave++) {
        long[] words = new long[Counts.WORDS];
        for (int c = from; c < to; c++) {
          if (touched(c, day, wave)) {
            words[(c - from) >>> 6] |= 1L << c;
          }
        }
        count.increment(words);
        if (day == 0) {
          first.add(
              new Slots.Slot(
                  wave, chunk, at(day, wave), CONTACT, ChunkedSet.customers(chunk, words)));
        }
      }
      counts.put(new DayMasks.Place(chunk, FIRST.plusDays(day), "c:SMS"), count);
    }
    masks.put(chunk, counts);
    edge.put(chunk, first);
  }

  /** Those of the audience who may get one message more. */
  public CustomerSet check(CustomerSet audience) {
    ChunkedSet wanted = ChunkedSet.of(audience);
    wanted.forEach(
        (chunk, granted) ->
            new CapCheck(
                    CONTACT,
                    NOW,
                    masks.getOrDefault(chunk, Map.of()),
                    List.of(),
                    (after, before) ->
                        edge.getOrDefault(chunk, List.of()).stream()
                            .filter(slot -> slot.at().isAfter(after) && slot.at().isBefore(before))
                            .toList(),
                    new HomeZones(ZoneOffset.UTC, Map.of()))
                .refuse(granted, chunk, CAP));
    return wanted.asCustomers();
  }

  /** Reserves for all in one committed transaction: checked, counted and timed. */
  public static CustomerSet reserve(DataSource database, CustomerSet audience, Instant at) {
    JdbcTemplate jdbc = new JdbcTemplate(database);
    Hours hours = new Hours(JdbcClient.create(database), ZoneOffset.UTC);
    Reservations reservations = new Reservations(new DayMasks(jdbc), new Slots(jdbc), hours);
    CustomerSet granted =
        new TransactionTemplate(new JdbcTransactionManager(database))
            .execute(
                status ->
                    reservations.reserve(
                        audience,
                        CONTACT,
                        0,
                        at,
                        List.of(new Cap(Cap.Scope.CHANNEL, 2, 1), new Cap(Cap.Scope.ALL, 3, 7))));
    return granted == null ? CustomerSet.empty() : granted;
  }

  /** Every second customer or so, as an audience is. */
  public static CustomerSet audience(int customers) {
    RoaringBitmap members = new RoaringBitmap();
    for (int c = 0; c < customers; c++) {
      if ((c * 40_503L % 65_537L & 1) == 0) {
        members.add(c);
      }
    }
    return CustomerSet.ofBitmap(members);
  }

  public static final String AUDIENCE_SQL = "(c * 40503 % 65537) % 2 = 0";
}
