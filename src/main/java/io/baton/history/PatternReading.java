package io.baton.history;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Patterns as JSON, read strictly: every fault is named by JSON pointer. */
final class PatternReading {
  private static final Pattern NOTHING = new Pattern.All(List.of());

  private final PatternFaults faults = new PatternFaults();
  private final FilterReading filters = new FilterReading(faults);
  private int leaves;

  Pattern read(JsonNode json) {
    Pattern pattern = pattern(json, "", 1);
    faults.requireNone();
    return pattern;
  }

  static BatonException refused(String place, String fault) {
    return new BatonException(
        HistoryError.HISTORY_PATTERN_INVALID,
        fault,
        List.of(new Finding(place, HistoryError.HISTORY_PATTERN_INVALID.name(), fault)));
  }

  private Pattern pattern(JsonNode json, String place, int depth) {
    if (depth > Pattern.DEEPEST) {
      faults.add(place, "nested deeper than " + Pattern.DEEPEST);
      return NOTHING;
    }
    if (json.has("all")) {
      faults.requireKeys(json, place, Set.of("all"));
      return new Pattern.All(parts(json.path("all"), place + "/all", depth));
    }
    if (json.has("any")) {
      faults.requireKeys(json, place, Set.of("any"));
      return new Pattern.Any(parts(json.path("any"), place + "/any", depth));
    }
    if (json.has("not")) {
      faults.requireKeys(json, place, Set.of("not"));
      return new Pattern.Not(pattern(json.path("not"), place + "/not", depth + 1));
    }
    return leaf(json, place);
  }

  private List<Pattern> parts(JsonNode json, String place, int depth) {
    List<Pattern> parts = new ArrayList<>();
    if (!json.isArray() || json.isEmpty()) {
      faults.add(place, "a group needs at least one part");
      return parts;
    }
    for (int i = 0; i < json.size() && leaves <= Pattern.MOST_LEAVES; i++) {
      parts.add(pattern(json.get(i), place + "/" + i, depth + 1));
    }
    return parts;
  }

  private Pattern leaf(JsonNode json, String place) {
    if (++leaves > Pattern.MOST_LEAVES) {
      faults.add(place, "more than %d parts".formatted(Pattern.MOST_LEAVES));
      return NOTHING;
    }
    if (json.has("sequence")) {
      faults.requireKeys(json, place, Set.of("sequence", "within"));
      return new Pattern.Sequence(
          steps(json.path("sequence"), place + "/sequence"),
          filters.window(json.path("within"), place + "/within"));
    }
    if (!json.has("did")) {
      faults.add(place, "one of did, sequence, all, any, not");
      return NOTHING;
    }
    return json.has("thenNot") ? thenNot(json, place) : did(json, place);
  }

  private Pattern did(JsonNode json, String place) {
    faults.requireKeys(json, place, Set.of("did", "times", "within"));
    return new Pattern.Did(
        filters.filter(json.path("did"), place + "/did"),
        json.has("times")
            ? filters.whole(json.path("times"), place + "/times", Pattern.MOST_TIMES)
            : 1,
        filters.window(json.path("within"), place + "/within"));
  }

  private Pattern thenNot(JsonNode json, String place) {
    faults.requireKeys(json, place, Set.of("did", "thenNot", "days", "within", "open"));
    JsonNode open = json.path("open");
    if (!open.isMissingNode() && !open.isBoolean()) {
      faults.add(place + "/open", "true or false");
    }
    return new Pattern.ThenNot(
        filters.filter(json.path("did"), place + "/did"),
        filters.filter(json.path("thenNot"), place + "/thenNot"),
        filters.whole(json.path("days"), place + "/days", Pattern.MOST_DAYS),
        filters.window(json.path("within"), place + "/within"),
        open.asBoolean(false));
  }

  private List<Pattern.Step> steps(JsonNode json, String place) {
    List<Pattern.Step> steps = new ArrayList<>();
    if (!json.isArray() || json.isEmpty() || json.size() > Pattern.MOST_STEPS) {
      faults.add(place, "between 1 and %d steps".formatted(Pattern.MOST_STEPS));
      return steps;
    }
    for (int i = 0; i < json.size(); i++) {
      String at = place + "/" + i;
      JsonNode step = json.get(i);
      faults.requireKeys(step, at, i == 0 ? Set.of("event") : Set.of("event", "days"));
      steps.add(
          new Pattern.Step(
              filters.filter(step.path("event"), at + "/event"),
              i == 0 ? 0 : filters.whole(step.path("days"), at + "/days", Pattern.MOST_DAYS)));
    }
    return steps;
  }
}
