package io.baton.tag;

import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact about customers that rules, decisions and templates can name.
 *
 * @param code the name in rules, {@code <source>.<column>} for a column of a source
 * @param source code of the source whose column it is; null for a tag computed otherwise
 * @param known customers who have a value
 */
public record Tag(
    long id,
    String code,
    String nameZh,
    String nameEn,
    FieldType type,
    int scale,
    @Nullable String source,
    @Nullable String column,
    long known,
    Instant computedAt) {
  public Field field() {
    return new Field(code, type, scale);
  }
}
