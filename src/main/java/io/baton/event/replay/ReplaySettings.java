package io.baton.event.replay;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to play, how, and where to.
 *
 * @param file CSV with a head line, perhaps {@code .gz}; null plays a day of the demo bank
 * @param to {@code kafka://127.0.0.1:9092/topic} or {@code http://127.0.0.1:8080/feeds/code}
 * @param speed seconds of the record in a second; 0 as fast as possible
 * @param duplicates share of messages that come twice
 * @param disorder share of messages that come late, by up to {@code late}
 * @param burst messages of so long a time come all at once; zero leaves them where they are
 */
record ReplaySettings(
    @Nullable Path file,
    URI to,
    String time,
    String format,
    ZoneId zone,
    @Nullable String key,
    double speed,
    double duplicates,
    double disorder,
    Duration late,
    Duration burst,
    long seed,
    long most,
    LocalDate day,
    int customers) {
  private static final Set<String> KNOWN =
      Set.of(
          "file",
          "to",
          "time",
          "format",
          "zone",
          "key",
          "speed",
          "duplicates",
          "disorder",
          "late",
          "burst",
          "seed",
          "most",
          "day",
          "customers");

  /**
   * @throws IllegalArgumentException with what is wrong
   */
  static ReplaySettings of(String... arguments) {
    Map<String, String> given = new HashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (!argument.startsWith("--") || equals < 0) {
        throw new IllegalArgumentException("--name=value, not " + argument);
      }
      String name = argument.substring(2, equals);
      if (!KNOWN.contains(name)) {
        throw new IllegalArgumentException("there is no --" + name);
      }
      given.put(name, argument.substring(equals + 1));
    }
    String to = given.get("to");
    if (to == null) {
      throw new IllegalArgumentException(
          "--to=kafka://127.0.0.1:PORT/TOPIC or http://127.0.0.1:PORT/feeds/CODE");
    }
    String file = given.get("file");
    String seed = given.get("seed");
    return new ReplaySettings(
        file == null ? null : Path.of(file),
        URI.create(to),
        given.getOrDefault("time", file == null ? "at" : "time"),
        given.getOrDefault("format", file == null ? "ISO" : "yyyy-MM-dd HH:mm:ss"),
        ZoneId.of(given.getOrDefault("zone", "Asia/Shanghai")),
        given.getOrDefault("key", file == null ? "customer" : null),
        speed(given.getOrDefault("speed", "max")),
        share("duplicates", given),
        share("disorder", given),
        Duration.parse("PT" + given.getOrDefault("late", "60s")),
        Duration.parse("PT" + given.getOrDefault("burst", "0s")),
        seed == null ? System.nanoTime() & 0xFFFFFF : Long.parseLong(seed),
        Long.parseLong(given.getOrDefault("most", file == null ? "100000" : "9000000000000")),
        LocalDate.parse(given.getOrDefault("day", "2026-11-02")),
        Integer.parseInt(given.getOrDefault("customers", "5000")));
  }

  private static double speed(String text) {
    double speed = text.equals("max") ? 0 : Double.parseDouble(text);
    if (speed < 0 || speed > 1e6) {
      throw new IllegalArgumentException("--speed is max, or 0 to 1000000");
    }
    return speed;
  }

  private static double share(String name, Map<String, String> given) {
    double share = Double.parseDouble(given.getOrDefault(name, "0"));
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("--" + name + " is a share from 0 to 1");
    }
    return share;
  }
}
