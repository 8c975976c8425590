package io.baton.content;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Templates over a real database, for the tests of other modules. */
public final class TestTemplates {
  private TestTemplates() {}

  /** Reads and renders; saving needs the audit chain and is not possible. */
  @SuppressWarnings("NullAway")
  public static Templates templates(DataSource database) {
    return new Templates(
        new TemplateRows(JdbcClient.create(database)),
        null,
        MarketingMarks.USUAL,
        JsonMapper.builder().build());
  }

  /** Stores a wording as version 1 of its key. */
  public static void store(DataSource database, String key, String channel, String body) {
    store(database, key, channel, null, body);
  }

  /** One that refers to fields of its own beside the standard ones. */
  public static void storeWithFields(
      DataSource database, String key, List<String> fields, String body) {
    store(database, key, "SMS", null, body, fields);
  }

  public static void store(
      DataSource database, String key, String channel, @Nullable String subject, String body) {
    store(database, key, channel, subject, body, List.of());
  }

  private static void store(
      DataSource database,
      String key,
      String channel,
      @Nullable String subject,
      String body,
      List<String> fields) {
    TemplateRows rows = new TemplateRows(JdbcClient.create(database));
    rows.reserve(key, channel, "zh-CN");
    rows.insert(
        new TemplateVersion(
            key,
            1,
            channel,
            "zh-CN",
            "MARKETING",
            subject,
            body,
            "hash-" + key,
            Fields.of(fields).asDeclared()));
  }
}
