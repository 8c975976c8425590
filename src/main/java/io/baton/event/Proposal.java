package io.baton.event;

import io.baton.event.EventMapping.As;
import io.baton.event.EventMapping.FieldOf;
import io.baton.event.EventMapping.TimeOf;
import io.baton.event.EventMapping.TypeOf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A first guess at a mapping, from what the messages look like; a person confirms it. */
final class Proposal {
  private static final int MOST_PLACES = 200;
  private static final int DEPTH = 6;
  private static final Pattern ID = Pattern.compile(".*(id|no|num|seq|serial|流水|编号)");
  private static final Pattern CUSTOMER = Pattern.compile(".*(cust|client|user|uid|member|客户).*");
  private static final Pattern TYPE = Pattern.compile(".*(type|event|kind|action|code|类型|事件)");
  private static final Pattern TIME = Pattern.compile(".*(time|date|at|ts|when|时间|日期)");
  private static final Map<String, Pattern> FORMATS = new LinkedHashMap<>();

  static {
    FORMATS.put("ISO", Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*"));
    FORMATS.put(
        "yyyy-MM-dd HH:mm:ss", Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"));
    FORMATS.put("yyyy-MM-dd HH:mm", Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d"));
    FORMATS.put(
        "yyyy/MM/dd HH:mm:ss", Pattern.compile("\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d"));
    FORMATS.put("yyyyMMddHHmmss", Pattern.compile("20\\d{12}"));
    FORMATS.put("EPOCH_MILLIS", Pattern.compile("1\\d{12}"));
    FORMATS.put("EPOCH_SECONDS", Pattern.compile("1\\d{9}"));
    FORMATS.put("yyyy-MM-dd", Pattern.compile("\\d{4}-\\d\\d-\\d\\d"));
  }

  private final Map<String, List<JsonNode>> values = new LinkedHashMap<>();
  private final int messages;

  private Proposal(List<JsonNode> messages) {
    this.messages = messages.size();
    messages.forEach(message -> collect("", message, 0));
  }

  static Proposal of(List<JsonNode> messages) {
    return new Proposal(messages);
  }

  /**
   * A place in the messages.
   *
   * @param example a value of it, covered where it may be personal
   * @param present in how many of the messages
   */
  record MessagePlace(String pointer, String kind, String example, int present) {}

  List<MessagePlace> places() {
    return values.entrySet().stream()
        .map(
            place ->
                new MessagePlace(
                    place.getKey(),
                    place.getValue().get(0).getNodeType().name(),
                    Hidden.hide(place.getValue().get(0)).asString(""),
                    place.getValue().size()))
        .toList();
  }

  private void collect(String pointer, JsonNode node, int depth) {
    if (node.isObject() && depth < DEPTH) {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        String name = member.getKey().replace("~", "~0").replace("/", "~1");
        collect(pointer + "/" + name, member.getValue(), depth + 1);
      }
    } else if (node.isValueNode()
        && !node.isNull()
        && !pointer.isEmpty()
        && (values.containsKey(pointer) || values.size() < MOST_PLACES)) {
      values.computeIfAbsent(pointer, key -> new ArrayList<>()).add(node);
    }
  }

  /**
   * @param code of the source, which is the type where the messages name none
   */
  EventMapping mapping(String code, CustomerKeys customers) {
    Optional<String> customer = best(place -> customerScore(place, customers));
    Optional<String> at = best(place -> format(place) == null ? 0 : 1 + named(place, TIME));
    Optional<String> id =
        best(place -> distinct(place) && !is(place, customer, at) ? named(place, ID) : 0);
    Optional<String> type = best(place -> is(place, customer, at, id) ? 0 : typeScore(place));
    Map<String, FieldOf> fields = new LinkedHashMap<>();
    for (String place : values.keySet()) {
      if (!is(place, customer, at, id, type)) {
        String name = last(place);
        fields.put(
            fields.containsKey(name) || name.isBlank() ? place.substring(1) : name,
            new FieldOf(place, As.IS));
      }
    }
    String format = at.map(this::format).orElse("ISO");
    return new EventMapping(
        id.map(List::of).orElse(List.of()),
        type.map(place -> new TypeOf(null, place, null))
            .orElseGet(() -> new TypeOf(code.isBlank() ? "event" : code, null, null)),
        customer.orElse("/customer"),
        new TimeOf(at.orElse("/at"), format, "Asia/Shanghai"),
        fields);
  }

  private Optional<String> best(ToIntFunction<String> score) {
    return values.keySet().stream()
        .filter(place -> score.applyAsInt(place) > 0)
        .max((one, two) -> Integer.compare(score.applyAsInt(one), score.applyAsInt(two)));
  }

  private int customerScore(String place, CustomerKeys customers) {
    Collection<String> keys = texts(place);
    int known = customers.idsOf(keys).size();
    return 10 * known / Math.max(1, keys.size()) + named(place, CUSTOMER);
  }

  private int typeScore(String place) {
    Collection<String> words = texts(place);
    boolean few = words.size() <= Math.max(1, messages / 2) || messages < 3;
    return few && of(place).get(0).isString() ? named(place, TYPE) : 0;
  }

  private boolean distinct(String place) {
    return texts(place).size() == messages && of(place).size() == messages;
  }

  private @Nullable String format(String place) {
    return FORMATS.entrySet().stream()
        .filter(
            format ->
                texts(place).stream().allMatch(text -> format.getValue().matcher(text).matches()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private Collection<String> texts(String place) {
    return of(place).stream().map(JsonNode::asString).collect(Collectors.toSet());
  }

  private List<JsonNode> of(String place) {
    return values.getOrDefault(place, List.of());
  }

  @SafeVarargs
  private static boolean is(String place, Optional<String>... taken) {
    for (Optional<String> other : taken) {
      if (other.filter(place::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static int named(String place, Pattern name) {
    return name.matcher(last(place).toLowerCase(Locale.ROOT)).matches() ? 2 : 0;
  }

  private static String last(String place) {
    return place.substring(place.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
  }
}
