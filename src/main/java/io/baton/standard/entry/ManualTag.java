package io.baton.standard.entry;

import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import java.util.List;

/**
 * A tag whose values people enter.
 *
 * @param review whether somebody else has to look at an entry before it counts
 * @param rules codes of the rules its values have to keep, in the order in which they are asked
 */
record ManualTag(
    String tag,
    String nameZh,
    String nameEn,
    FieldType type,
    int scale,
    boolean review,
    List<String> rules) {
  Field field() {
    return new Field(tag, type, scale);
  }
}
