package io.baton.grouping;

import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.grouping.Slots.Slot;
import io.baton.tag.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Customers at one place of a tag, and what that place is called.
 *
 * @param slot null for texts beyond the most frequent
 */
record TagPlace(Field field, @Nullable Slot slot, CustomerSet members) {
  /** The same in every run and language. */
  String key() {
    return field.code()
        + (slot == null
            ? "=…"
            : slot.missing()
                ? "=∅"
                : slot.value() != null
                    ? "=" + slot.value()
                    : "[" + orEmpty(slot.from()) + "," + orEmpty(slot.to()) + ")");
  }

  /** The tag's name and the place, for people. */
  String in(Map<String, Tag> tags, boolean chinese) {
    Tag tag = tags.get(field.code());
    String name = tag == null ? field.code() : chinese ? tag.nameZh() : tag.nameEn();
    return name + " " + words(chinese);
  }

  private String words(boolean chinese) {
    if (slot == null) {
      return chinese ? "其他" : "other";
    }
    if (slot.missing()) {
      return chinese ? "无值" : "unknown";
    }
    if (slot.value() != null) {
      return slot.value().equals("true")
          ? chinese ? "是" : "yes"
          : slot.value().equals("false") ? chinese ? "否" : "no" : slot.value();
    }
    if (slot.from() == null && slot.to() == null) {
      return chinese ? "有值" : "known";
    }
    if (slot.from() == null) {
      return "< " + slot.to();
    }
    return slot.to() == null ? "≥ " + slot.from() : slot.from() + "–" + slot.to();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
