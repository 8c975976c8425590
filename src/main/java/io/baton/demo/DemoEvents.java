package io.baton.demo;

import io.baton.history.HistoryEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last three months of a demo customer, event by event: what is planted ({@link DemoWay}), and
 * page views and payments that mean nothing.
 */
final class DemoEvents {
  static final int WEALTH_PAGE = 3;
  static final int PROMOTED = 17;
  private static final long SALT = Draw.saltOf("history");
  private static final int DAYS = 90;

  private final Instant midnight;
  private final int codes;
  private final int products;
  private final int merchants;

  DemoEvents(LoadingStep.Bank bank, ZoneId zone) {
    LocalDate today = bank.today();
    this.midnight = today.atStartOfDay(zone).toInstant();
    this.codes = DemoDictionaries.size(DemoDictionaries.MOST_CODES, bank.customers());
    this.products = DemoDictionaries.size(DemoDictionaries.MOST_PRODUCTS, bank.customers());
    this.merchants = DemoDictionaries.size(DemoDictionaries.MOST_MERCHANTS, bank.customers());
  }

  List<HistoryEvent> of(DemoCustomer customer, int id) {
    List<HistoryEvent> events = new ArrayList<>();
    new Telling(customer.number(), id, events).all(DemoWay.of(customer));
    return events;
  }

  private final class Telling {
    private final int number;
    private final int id;
    private final List<HistoryEvent> events;
    private long salt = SALT;

    Telling(int number, int id, List<HistoryEvent> events) {
      this.number = number;
      this.id = id;
      this.events = events;
    }

    private int lot(int n) {
      return Draw.lot(number, ++salt, n);
    }

    void all(DemoWay way) {
      planted(way);
      int views = lot(5);
      for (int i = 0; i < views; i++) {
        // The page of the planted way has the first codes to itself.
        String code = DemoDictionaries.code(100 + lot(codes - 100));
        add("page-view", someDay(), code, null, null, null);
      }
      int payments = lot(5);
      for (int i = 0; i < payments; i++) {
        // Two lots multiplied are small more often than large: some shops have many customers.
        int shop = (int) ((long) lot(merchants) * lot(merchants) / merchants);
        BigDecimal amount = BigDecimal.valueOf(100L + lot(200_000), 2);
        add("pay", someDay(), null, null, DemoDictionaries.merchant(shop), amount);
      }
    }

    private void planted(DemoWay way) {
      Instant saw =
          midnight.minus(Duration.ofDays(25 + lot(35))).plus(Duration.ofMinutes(lot(900)));
      Instant product = saw.plus(Duration.ofMinutes(5 + lot(3 * 1_440 - 10)));
      Instant applied = product.plus(Duration.ofMinutes(5 + lot(4 * 1_440 - 10)));
      String offered =
          lot(2) == 0
              ? DemoDictionaries.product(PROMOTED)
              : DemoDictionaries.product(lot(products));
      BigDecimal amount = BigDecimal.valueOf(1_000L * (1 + lot(50)));
      if (way.reaches(DemoWay.SAW_PAGE)) {
        add("page-view", saw, DemoDictionaries.code(WEALTH_PAGE), null, null, null);
      }
      if (way.reaches(DemoWay.SAW_PRODUCT)) {
        add("product-view", product, null, offered, null, null);
      }
      if (way.reaches(DemoWay.APPLIED)) {
        add("apply", applied, null, offered, null, amount);
      }
      if (way == DemoWay.FINISHED) {
        Instant done = applied.plus(Duration.ofMinutes(5 + lot(2 * 1_440 - 10)));
        add("apply-done", done, null, offered, null, amount);
      }
      if (way == DemoWay.FINISHED_LATE) {
        Instant done = applied.plus(Duration.ofDays(9)).plus(Duration.ofMinutes(lot(3 * 1_440)));
        add("apply-done", done, null, offered, null, amount);
      }
    }

    private Instant someDay() {
      return midnight.minus(Duration.ofMinutes(1 + lot(DAYS * 1_440)));
    }

    private void add(
        String kind,
        Instant at,
        @Nullable String code,
        @Nullable String product,
        @Nullable String merchant,
        @Nullable BigDecimal amount) {
      events.add(new HistoryEvent(id, at, kind, code, product, merchant, amount));
    }
  }
}
