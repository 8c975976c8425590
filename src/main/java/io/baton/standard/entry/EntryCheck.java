package io.baton.standard.entry;

import io.baton.shared.Finding;
import io.baton.source.csv.FieldReading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds what people enter against the type of the tag and against its rules. */
final class EntryCheck {
  private static final int LONGEST = 400;

  private final ManualTag tag;
  private final FieldReading reading;
  private final List<CompiledRule> rules;

  EntryCheck(ManualTag tag, List<CompiledRule> rules) {
    this.tag = tag;
    this.reading = new FieldReading(tag.type(), tag.scale());
    this.rules = rules;
  }

  /** The value in its one spelling, or what is wrong with it; all of it, each with its rule. */
  record Checked(@Nullable String value, List<Finding> findings) {
    @Override
    public String toString() {
      return "Checked[" + findings.size() + " findings]";
    }
  }

  /**
   * @param place of the field, as findings name it
   * @param entered null or blank to take the value away
   */
  Checked of(String place, @Nullable String entered) {
    String text = entered == null || entered.isBlank() ? null : entered.strip();
    if (text != null && (text.length() > LONGEST || !storable(text))) {
      return refused(place, "最多 400 个可见字符 / at most 400 printable characters");
    }
    String value = text == null ? null : reading.read(text);
    if (text != null && value == null) {
      return refused(place, typeFault());
    }
    List<Finding> findings = new ArrayList<>();
    for (CompiledRule each : rules) {
      if (!each.holds(value)) {
        findings.add(new Finding(place, each.rule().code(), each.rule().refusal()));
      }
    }
    return new Checked(value, findings);
  }

  private static boolean storable(String text) {
    return text.codePoints()
        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }

  private static Checked refused(String place, String fault) {
    return new Checked(null, List.of(new Finding(place, EntryError.ENTRY_REFUSED.name(), fault)));
  }

  private String typeFault() {
    return switch (tag.type()) {
      case NUMBER -> "不是数字 / " + reading.fault();
      case DATE -> "不是形如 2026-11-22 的日期 / " + reading.fault();
      case BOOLEAN -> "只能是 true 或 false / " + reading.fault();
      case ENUM, MULTI -> "不是文本 / " + reading.fault();
    };
  }
}
