package io.baton.history;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Few kinds, codes and moments, so that ties, edges and long chains are common. */
final class RandomHistory {
  static final Instant NOW = Instant.parse("2026-11-28T04:00:00Z");

  private final Random random;

  RandomHistory(long seed) {
    this.random = new Random(seed);
  }

  List<HistoryEvent> events(int customers) {
    List<HistoryEvent> events = new ArrayList<>();
    for (int customer = 0; customer < customers; customer++) {
      int number = random.nextInt(14);
      for (int i = 0; i < number; i++) {
        events.add(event(customer));
      }
    }
    java.util.Collections.shuffle(events, random);
    return events;
  }

  /** On a grid of eight hours from 24 days ago to two days ahead; the bank's midnight is on it. */
  private HistoryEvent event(int customer) {
    Instant at = NOW.plus(Duration.ofHours(8L * (random.nextInt(78) - 72)));
    return new HistoryEvent(
        customer,
        random.nextInt(8) == 0 ? at.plusNanos(1_000) : at,
        "k" + random.nextInt(3),
        maybe("c", 4),
        maybe("p", 3),
        maybe("m", 5),
        random.nextBoolean() ? null : BigDecimal.valueOf(random.nextInt(80), 1));
  }

  private @Nullable String maybe(String prefix, int of) {
    return random.nextInt(3) == 0 ? null : prefix + random.nextInt(of);
  }

  /** A pattern as its JSON. */
  String pattern(int depth) {
    int choice = random.nextInt(depth == 0 ? 3 : 6);
    return switch (choice) {
      case 0 -> "{\"did\":%s,\"times\":%d%s}".formatted(filter(), 1 + random.nextInt(3), within());
      case 1 ->
          "{\"did\":%s,\"thenNot\":%s,\"days\":%d,\"open\":%s%s}"
              .formatted(filter(), filter(), days(), random.nextBoolean(), within());
      case 2 -> sequence(1 + random.nextInt(4));
      case 3 -> "{\"not\":%s}".formatted(pattern(depth - 1));
      default -> {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
          parts.add(pattern(depth - 1));
        }
        yield "{\"%s\":[%s]}".formatted(choice == 4 ? "all" : "any", String.join(",", parts));
      }
    };
  }

  String sequence(int steps) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      parts.add("{\"event\":%s%s}".formatted(filter(), i == 0 ? "" : ",\"days\":" + days()));
    }
    return "{\"sequence\":[%s]%s}".formatted(String.join(",", parts), within());
  }

  private int days() {
    return 1 + random.nextInt(9);
  }

  private String filter() {
    return switch (random.nextInt(7)) {
      case 0 -> "{\"codes\":[\"c0\",\"c2\"]}";
      case 1 -> "{\"kind\":\"k1\",\"merchants\":[\"m%d\",\"m3\"]}".formatted(random.nextInt(5));
      case 2 -> "{\"products\":[\"p%d\"]}".formatted(random.nextInt(3));
      case 3 -> "{\"amount\":{\"min\":\"2.5\"}}";
      case 4 ->
          "{\"kind\":\"k0\",\"amount\":{\"min\":1,\"max\":%d}}".formatted(1 + random.nextInt(6));
      default -> "{\"kind\":\"k%d\"}".formatted(random.nextInt(3));
    };
  }

  private String within() {
    return switch (random.nextInt(4)) {
      case 0 -> ",\"within\":{\"days\":%d}".formatted(1 + random.nextInt(25));
      case 1 -> {
        int from = 5 + random.nextInt(20);
        yield ",\"within\":{\"from\":\"2026-11-%02d\",\"to\":\"2026-11-%02d\"}"
            .formatted(from, from + random.nextInt(30 - from));
      }
      default -> "";
    };
  }
}
