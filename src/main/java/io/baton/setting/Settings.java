package io.baton.setting;

import io.baton.setting.Setting.Kind;
import io.baton.setting.Setting.Unit;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The settings as they are now. A change on any node counts here within a second: the few rows are
 * read again when what is known is older than that. While the database is away, what was known last
 * holds.
 */
@Component
public class Settings {
  private static final Logger log = LoggerFactory.getLogger(Settings.class);
  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

  private final JdbcClient jdbc;
  private final Environment environment;
  private volatile @Nullable Known known;

  Settings(JdbcClient jdbc, Environment environment) {
    this.jdbc = jdbc;
    this.environment = environment;
    for (Setting setting : Setting.values()) {
      setting
          .fault(usual(setting))
          .ifPresent(
              fault -> {
                throw new IllegalArgumentException(setting.property() + ": " + fault.message());
              });
    }
  }

  private record Known(Map<String, String> values, long at) {}

  public int whole(Setting setting) {
    return Integer.parseInt(text(setting));
  }

  public double decimal(Setting setting) {
    return Double.parseDouble(text(setting));
  }

  public boolean flag(Setting setting) {
    return Boolean.parseBoolean(text(setting));
  }

  public Duration duration(Setting setting) {
    return setting.unit() == Unit.DAYS
        ? Duration.ofDays(whole(setting))
        : Duration.ofHours(whole(setting));
  }

  String text(Setting setting) {
    String set = values().get(setting.key());
    return set == null ? usual(setting) : set;
  }

  /** What holds where nobody has set anything: the property, else the product's default. */
  String usual(Setting setting) {
    String property = environment.getProperty(setting.property());
    if (property == null) {
      return setting.usual();
    }
    if (setting.kind() != Kind.DURATION) {
      return property;
    }
    Duration duration = DurationStyle.detectAndParse(property);
    return Long.toString(setting.unit() == Unit.DAYS ? duration.toDays() : duration.toHours());
  }

  /** Reads them anew at the next question. */
  void forget() {
    known = null;
  }

  private Map<String, String> values() {
    Known last = known;
    long now = System.nanoTime();
    if (last != null && now - last.at() < FRESH_NANOS) {
      return last.values();
    }
    Map<String, String> values;
    try {
      values = read();
    } catch (DataAccessException away) {
      log.debug("settings: the database is away", away);
      values = last == null ? Map.of() : last.values();
    }
    known = new Known(values, now);
    return values;
  }

  private Map<String, String> read() {
    Map<String, String> values = new HashMap<>();
    jdbc.sql("select key, value from setting_value where value is not null")
        .query(
            row -> {
              values.put(row.getString(1), Objects.requireNonNull(row.getString(2)));
            });
    return Map.copyOf(values);
  }
}
