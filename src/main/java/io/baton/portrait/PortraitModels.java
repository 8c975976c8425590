package io.baton.portrait;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.portrait.PortraitModel.Dimension;
import io.baton.shared.BatonException;
import io.baton.tag.Tag;
import io.baton.tag.Tags;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The model in force, and how it is changed. Read anew for each portrait: one row. */
@Component
class PortraitModels {
  private static final TypeReference<List<Dimension>> DIMENSIONS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Tags tags;
  private final Access access;
  private final Audit audit;

  PortraitModels(JdbcClient jdbc, JsonMapper json, Tags tags, Access access, Audit audit) {
    this.jdbc = jdbc;
    this.json = json;
    this.tags = tags;
    this.access = access;
    this.audit = audit;
  }

  PortraitModel current() {
    return jdbc.sql(
            """
            select version, changed_at, changed_by, dimensions from portrait_model
            order by version desc limit 1""")
        .query(
            (row, n) ->
                new PortraitModel(
                    row.getInt(1),
                    row.getTimestamp(2).toInstant(),
                    row.getString(3),
                    json.readValue(row.getString(4), DIMENSIONS)))
        .single();
  }

  /**
   * The next version.
   *
   * @param from the version that was edited
   * @throws BatonException PORTRAIT_MODEL_HEAD_OFFICE_ONLY, PORTRAIT_MODEL_INVALID with a finding for each place, or
   *     PORTRAIT_MODEL_CHANGED where somebody else was quicker
   */
  @Transactional
  PortraitModel change(int from, List<Dimension> dimensions) {
    if (!access.current().branchPath().equals("/")) {
      throw new BatonException(
          PortraitError.PORTRAIT_MODEL_HEAD_OFFICE_ONLY, "head office changes the model");
    }
    Set<String> known = tags.all().stream().map(Tag::code).collect(Collectors.toSet());
    ModelRules.require(dimensions, known);
    int added =
        jdbc.sql(
                """
                insert into portrait_model (version, dimensions, changed_by)
                select ?, ?::jsonb, ? where ? = (select max(version) from portrait_model)
                on conflict do nothing""")
            .params(from + 1, json.writeValueAsString(dimensions), access.current().name(), from)
            .update();
    if (added == 0) {
      throw new BatonException(
          PortraitError.PORTRAIT_MODEL_CHANGED, "somebody has changed the model meanwhile");
    }
    audit.record(
        "PORTRAIT_MODEL_CHANGED",
        "portrait-model",
        Map.of(
            "version", from + 1, "dimensions", dimensions.stream().map(Dimension::code).toList()));
    return current();
  }
}
