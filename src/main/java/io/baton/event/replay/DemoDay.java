package io.baton.event.replay;

import java.time.Instant;
import java.util.Random;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A working day of the demo bank in its own words: quiet nights, people at lunch and after work on
 * their phones, salaries at ten, cards that are declined.
 */
final class DemoDay {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int DAY = 86_400;

  /** How much of a day's events fall into each hour, in thousandths. */
  private static final int[] HOURS = {
    8, 5, 4, 3, 4, 9, 20, 38, 52, 60, 75, 62, 70, 55, 48, 47, 48, 52, 66, 78, 80, 62, 36, 18
  };

  private static final String[] CHANNELS = {"APP", "WEB", "POS"};
  private static final String[] FEATURES = {
    "FACE_LOGIN", "FUND_ACCOUNT", "QUICK_PAY", "STANDING_ORDER"
  };

  private DemoDay() {}

  static void play(ReplaySettings settings, Consumer<Played> out) {
    Random random = new Random(settings.seed());
    Instant midnight = settings.day().atStartOfDay(settings.zone()).toInstant();
    long[] perSecond = seconds(settings.most(), random);
    long number = 0;
    for (int second = 0; second < DAY; second++) {
      for (long i = 0; i < perSecond[second]; i++) {
        Instant at = midnight.plusSeconds(second).plusMillis(1_000 * i / perSecond[second]);
        String customer = "D%09d".formatted(1 + random.nextInt(Math.max(1, settings.customers())));
        out.accept(event(settings, number++, customer, at, second / 3_600, random));
      }
    }
  }

  private static long[] seconds(long events, Random random) {
    long[] perSecond = new long[DAY];
    for (long i = 0; i < events; i++) {
      int drawn = random.nextInt(1_000);
      int hour = 0;
      for (int sum = HOURS[0]; sum <= drawn && hour < 23; sum += HOURS[hour]) {
        hour++;
      }
      perSecond[hour * 3_600 + random.nextInt(3_600)]++;
    }
    return perSecond;
  }

  private static Played event(
      ReplaySettings settings, long number, String customer, Instant at, int hour, Random random) {
    ObjectNode event =
        JSON.createObjectNode()
            .put("id", "day-" + settings.day() + "-" + settings.seed() + "-" + number)
            .put("source", "demo-day");
    ObjectNode fields = JSON.createObjectNode();
    String type;
    int drawn = random.nextInt(1_000);
    if (drawn < 700) {
      type = "page-view";
      fields.put("code", "E%05d".formatted(1 + random.nextInt(150)));
    } else if (drawn < 705) {
      type = "feature-activated";
      fields.put("feature", FEATURES[random.nextInt(FEATURES.length)]).put("channel", "APP");
    } else if (drawn < 960) {
      type = "pay";
      fields
          .put("amount", cents(10 + random.nextInt(50_000)))
          .put("merchant", "M%06d".formatted(1 + random.nextInt(3_000)))
          .put("channel", CHANNELS[random.nextInt(CHANNELS.length)]);
    } else if (drawn < 975) {
      type = "card-declined";
      fields.put("amount", cents(10_000 + random.nextInt(500_000))).put("reason", "LIMIT");
    } else {
      type = hour == 10 ? "salary-arrived" : "transfer-in";
      fields.put("amount", cents(100_000 + random.nextInt(3_000_000)));
    }
    event.put("type", type).put("customer", customer).put("at", at.toString());
    event.set("fields", fields);
    return new Played(at, customer, JSON.writeValueAsBytes(event));
  }

  private static java.math.BigDecimal cents(int cents) {
    return java.math.BigDecimal.valueOf(cents, 2);
  }
}
