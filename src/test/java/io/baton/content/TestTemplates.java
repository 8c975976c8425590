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
        new TemplateRows(JdbcClient.create(database)), null, JsonMapper.builder().build());
  }

  /** Stores a wording as version 1 of its key. */
  public static void store(DataSource database, String key, String channel, String body) {
    store(database, key, channel, null, body);
  }

  public static void store(
      DataSource database, String key, String channel, @Nullable String subject, String body) {
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
            Fields.of(List.of()).asDeclared()));
  }
}
