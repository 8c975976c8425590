package io.baton.content;

import io.baton.shared.BatonException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TemplateRows {
  private static final String SELECT =
      """
      select t.key, v.version, t.channel, t.language, v.purpose, v.subject, v.body, v.hash, v.fields, v.html
      from content_template t join content_template_version v on v.key = t.key
      """;

  private final JdbcClient jdbc;

  TemplateRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Locks the key until the transaction ends, so that two savers number one after the other. */
  void reserve(String key, String channel, String language) {
    jdbc.sql(
            """
            insert into content_template (key, channel, language) values (?, ?, ?)
            on conflict (key) do nothing
            """)
        .params(key, channel, language)
        .update();
    boolean same =
        jdbc.sql(
                """
                select channel = ? and language = ? from content_template where key = ? for update
                """)
            .params(channel, language, key)
            .query(Boolean.class)
            .single();
    if (!same) {
      throw new BatonException(
          ContentError.CONTENT_KEY_TAKEN,
          "template %s belongs to another channel or language".formatted(key));
    }
  }

  void insert(TemplateVersion version) {
    jdbc.sql(
            """
            insert into content_template_version
              (key, version, purpose, subject, body, hash, fields, html)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(version.key())
        .param(version.version())
        .param(version.purpose())
        .param(version.subject())
        .param(version.body())
        .param(version.hash())
        .param(version.fields().toArray(String[]::new))
        .param(version.html())
        .update();
  }

  Optional<TemplateVersion> latest(String key) {
    return jdbc.sql(SELECT + "where t.key = ? order by v.version desc limit 1")
        .param(key)
        .query(TemplateRows::version)
        .optional();
  }

  Optional<TemplateVersion> find(String key, int version) {
    return jdbc.sql(SELECT + "where t.key = ? and v.version = ?")
        .params(key, version)
        .query(TemplateRows::version)
        .optional();
  }

  List<TemplateVersion> all() {
    return jdbc.sql(
            SELECT
                + """
                where v.version = (select max(n.version) from content_template_version n
                                   where n.key = t.key)
                order by t.key
                """)
        .query(TemplateRows::version)
        .list();
  }

  private static TemplateVersion version(ResultSet row, int number) throws SQLException {
    return new TemplateVersion(
        row.getString(1),
        row.getInt(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(10),
        row.getString(8),
        List.of((String[]) row.getArray(9).getArray()));
  }
}
