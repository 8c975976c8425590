package io.baton.tag.compute;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.baton.tag.TagSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every measure of a table for every combination of values in every window.
 *
 * @param windows in days; 0 for all rows
 */
record TagFamily(
    String code,
    String table,
    @JsonProperty("class") TagClass tagClass,
    TagSheet.Theme theme,
    List<Integer> windows,
    List<Measure> measures,
    List<Dimension> dimensions) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * @param measure the column; null where rows are counted
   */
  record Measure(
      String code, String aggregate, @Nullable String measure, String zh, String en, String unit) {}

  record Dimension(String column, List<Value> values) {}

  /**
   * @param value what the column must equal; null for any
   */
  record Value(@Nullable String value, String code, String zh, String en) {}

  List<TagKit.Member> members() {
    List<TagKit.Member> members = new ArrayList<>();
    for (List<Value> values : combinations()) {
      for (Measure measure : measures) {
        for (int days : windows) {
          members.add(member(measure, values, days));
        }
      }
    }
    return members;
  }

  private List<List<Value>> combinations() {
    List<List<Value>> combinations = List.of(List.of());
    for (Dimension dimension : dimensions) {
      List<List<Value>> longer = new ArrayList<>();
      for (List<Value> combination : combinations) {
        for (Value value : dimension.values()) {
          List<Value> one = new ArrayList<>(combination);
          one.add(value);
          longer.add(one);
        }
      }
      combinations = longer;
    }
    return combinations;
  }

  private TagKit.Member member(Measure measure, List<Value> values, int days) {
    String of = values.stream().map(Value::code).collect(Collectors.joining("."));
    String zh = values.stream().map(Value::zh).collect(Collectors.joining());
    String en = values.stream().map(Value::en).collect(Collectors.joining(", "));
    boolean all = days == 0;
    return new TagKit.Member(
        "%s.%s.%s.%s".formatted(code, measure.code(), of, all ? "all" : days + "d"),
        (all ? "" : "近" + days + "天") + zh + measure.zh(),
        "%s: %s%s".formatted(measure.en(), en, all ? "" : ", %d days".formatted(days)),
        tagClass,
        theme,
        TagSheet.TagKind.STATISTIC,
        measure.unit(),
        definition(measure, values, days));
  }

  private ObjectNode definition(Measure measure, List<Value> values, int days) {
    ObjectNode definition = JSON.createObjectNode();
    definition.put("table", table).put("aggregate", measure.aggregate());
    if (measure.measure() != null) {
      definition.put("measure", measure.measure());
    }
    if (days > 0) {
      definition.put("days", days);
    }
    ArrayNode tests = JSON.createArrayNode();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).value() != null) {
        tests
            .addObject()
            .put("field", dimensions.get(i).column())
            .put("op", "eq")
            .put("value", values.get(i).value());
      }
    }
    if (!tests.isEmpty()) {
      definition.putObject("where").set("all", tests);
    }
    return definition;
  }
}
