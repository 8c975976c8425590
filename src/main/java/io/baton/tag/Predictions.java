package io.baton.tag;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which tags are predictions. */
@Component
public class Predictions {
  private static final String SELECT =
      """
      select t.code as tag, t.name_zh, t.name_en, s.model_version, s.probability
      from tag_tag t join tag_sheet s on s.tag_id = t.id where s.predicted\s""";

  private final JdbcClient jdbc;

  Predictions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Prediction> all() {
    return jdbc.sql(SELECT + "order by t.code").query(Prediction.class).list();
  }

  /** Those of these tags, by code. */
  public List<Prediction> among(Collection<String> tags) {
    return jdbc.sql(SELECT + "and t.code = any(?) order by t.code")
        .param(tags.toArray(String[]::new))
        .query(Prediction.class)
        .list();
  }
}
