package io.baton.tag;

import io.baton.tag.TagSheet.TagClass;
import io.baton.tag.TagSheet.Theme;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the tags stand in the bank's order of things, all of them in one look. */
@Component
public class TagPlaces {
  private final JdbcClient jdbc;

  TagPlaces(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What the data sheet says of a tag.
   *
   * @param attribute the tag's class
   * @param freshWithinHours how old its values may be
   */
  public record Place(
      @Nullable Theme theme,
      @Nullable TagClass attribute,
      @Nullable String unit,
      @Nullable Integer freshWithinHours) {
    public static final Place NONE = new Place(null, null, null, null);
  }

  /** By code; tags without a data sheet are left out. */
  public Map<String, Place> all() {
    Map<String, Place> places = new HashMap<>();
    jdbc.sql(
            """
            select code, theme, class, unit, fresh_within_hours
            from tag_tag join tag_sheet on tag_id = id""")
        .query(
            row -> {
              places.put(
                  row.getString(1),
                  new Place(
                      Optional.ofNullable(row.getString(2)).map(Theme::valueOf).orElse(null),
                      Optional.ofNullable(row.getString(3)).map(TagClass::valueOf).orElse(null),
                      row.getString(4),
                      row.getObject(5, Integer.class)));
            });
    return places;
  }
}
