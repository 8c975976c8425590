package io.baton.setting;

import io.baton.access.Audit;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets a setting, or gives it back to its default; each with its entry in the audit. */
@Component
class ChangingSettings {
  private final Settings settings;
  private final JdbcClient jdbc;
  private final BatonClock clock;
  private final Audit audit;

  ChangingSettings(Settings settings, JdbcClient jdbc, BatonClock clock, Audit audit) {
    this.settings = settings;
    this.jdbc = jdbc;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * @param version 0 for a setting that nobody has changed
   */
  record Change(@Nullable String value, int version, Instant at, String by) {}

  /** Of those that were ever changed, by key. */
  Map<String, Change> changes() {
    Map<String, Change> changes = new HashMap<>();
    jdbc.sql("select key, value, version, changed_at, changed_by from setting_value")
        .query(
            row -> {
              changes.put(
                  row.getString(1),
                  new Change(
                      row.getString(2),
                      row.getInt(3),
                      row.getTimestamp(4).toInstant(),
                      row.getString(5)));
            });
    return changes;
  }

  /** What is wrong with a value; empty if nothing is. */
  static List<Finding> findings(String key, String value) {
    return require(key).fault(value).stream().toList();
  }

  /**
   * @param value null for the default
   * @param seen the version that the administrator knows of
   * @throws BatonException SETTING_UNKNOWN, SETTING_INVALID with the field, SETTING_STALE
   */
  @Transactional
  void change(String key, @Nullable String value, int seen, String by) {
    Setting setting = require(key);
    if (value != null) {
      List<Finding> findings = findings(key, value);
      if (!findings.isEmpty()) {
        throw new BatonException(SettingError.SETTING_INVALID, findings.get(0).message(), findings);
      }
    }
    String before = settings.text(setting);
    if (!put(key, value, seen, by)) {
      throw new BatonException(
          SettingError.SETTING_STALE, key + " was changed meanwhile; load the page again");
    }
    audit.record(
        value == null ? "SETTING_RESET" : "SETTING_CHANGED",
        "setting:" + key,
        Map.of("before", before, "after", value == null ? settings.usual(setting) : value));
  }

  private boolean put(String key, @Nullable String value, int seen, String by) {
    Timestamp now = Timestamp.from(clock.now());
    return jdbc.sql(
                    """
                insert into setting_value (key, value, version, changed_at, changed_by)
                select :key, cast(:value as text), 1, cast(:now as timestamptz), :by where :seen = 0
                on conflict (key) do nothing""")
                .param("key", key)
                .param("value", value, Types.VARCHAR)
                .param("now", now)
                .param("by", by)
                .param("seen", seen)
                .update()
            + jdbc.sql(
                    """
                update setting_value
                set value = :value, version = version + 1, changed_at = :now, changed_by = :by
                where key = :key and version = :seen and :seen > 0""")
                .param("key", key)
                .param("value", value, Types.VARCHAR)
                .param("now", now)
                .param("by", by)
                .param("seen", seen)
                .update()
        == 1;
  }

  private static Setting require(String key) {
    return Setting.of(key)
        .orElseThrow(
            () -> new BatonException(SettingError.SETTING_UNKNOWN, "there is no setting " + key));
  }
}
