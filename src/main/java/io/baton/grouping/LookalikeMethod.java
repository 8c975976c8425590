package io.baton.grouping;

import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.customer.Customers;
import io.baton.grouping.Division.Part;
import io.baton.grouping.Slots.Slot;
import io.baton.segment.Segments;
import io.baton.shared.BatonException;
import io.baton.tag.Tag;
import io.baton.tag.Tags;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** LOOKALIKE: a seed, the customers of the base who are most like it, and the rest. */
@Component
class LookalikeMethod implements GroupingMethod {
  private static final int MOST_NAMED_TAGS = 500;
  private static final int MOST_SLOTS_SHOWN = 6;

  private static final Set<String> KEYS =
      Set.of("seed", "count", "tags", "defining", "beyond", "most");

  private final Tags tags;
  private final Segments segments;
  private final Customers customers;
  private final JsonMapper json;

  LookalikeMethod(Tags tags, Segments segments, Customers customers, JsonMapper json) {
    this.tags = tags;
    this.segments = segments;
    this.customers = customers;
    this.json = json;
  }

  /**
   * @param count how many to find
   * @param tags codes to look at; none for all that are online
   * @param defining whether the tags that define the seed count too: they say that its rule holds,
   *     which is no news
   * @param beyond how many standard deviations beyond chance a tag must differ
   * @param most how many tags to keep
   */
  private record Wanted(
      String seed, int count, List<String> tags, boolean defining, double beyond, int most) {}

  private static Wanted read(JsonNode json) {
    Settings settings = new Settings(json, KEYS);
    Wanted wanted =
        new Wanted(
            settings.text("seed"),
            settings.integer("count", 1, 100_000_000, 0),
            settings.texts("tags", 0, MOST_NAMED_TAGS),
            settings.flag("defining", false),
            settings.number("beyond", 0, 100, 5),
            settings.integer("most", 1, 100, 30));
    if (wanted.count() == 0) {
      settings.wrong("count", "how many to find");
    }
    settings.require();
    return wanted;
  }

  @Override
  public String name() {
    return "LOOKALIKE";
  }

  @Override
  public JsonNode canonical(JsonNode settings) {
    Wanted wanted = read(settings);
    Settings places = new Settings(settings, KEYS);
    for (int i = 0; i < wanted.tags().size(); i++) {
      if (tags.find(wanted.tags().get(i)).isEmpty()) {
        places.wrongAt("/tags/" + i, "there is no such tag");
      }
    }
    places.require();
    return json.valueToTree(wanted);
  }

  @Override
  public Set<String> tags(JsonNode settings) {
    return Set.copyOf(read(settings).tags());
  }

  @Override
  public Set<String> segments(JsonNode settings) {
    return Set.of(read(settings).seed());
  }

  @Override
  public Division divide(Ground ground, Progress progress) {
    Wanted wanted = read(ground.settings());
    CustomerSet seed = ground.members(wanted.seed()).and(ground.index().everyone());
    CustomerSet candidates = ground.base().minus(ground.members(wanted.seed()));
    if (seed.isEmpty() || candidates.isEmpty()) {
      throw Settings.refused(
          GroupingError.GROUPING_EMPTY,
          "/seed",
          "nobody is in the seed, or nobody is left to choose from");
    }
    List<String> looked = looked(wanted, ground.index());
    Expansion expansion = new Expansion(ground.index(), seed, candidates, progress);
    List<Evidence> evidence = expansion.evidence(looked, wanted.beyond(), wanted.most());
    if (evidence.isEmpty()) {
      throw new BatonException(
          GroupingError.GROUPING_NOTHING_TELLS,
          "the seed differs from the others in none of %d tags beyond chance"
              .formatted(looked.size()));
    }
    Expansion.Chosen chosen = expansion.choose(evidence, wanted.count(), customers::forEachKey);
    List<Part> parts = new ArrayList<>();
    parts.add(part("EXPANSION", "相似客户", "Look-alikes", chosen.members()));
    CustomerSet seedHere = ground.base().and(ground.members(wanted.seed()));
    if (!seedHere.isEmpty()) {
      parts.add(part("SEED", "种子客户", "Seed", seedHere));
    }
    CustomerSet rest = candidates.minus(chosen.members());
    if (!rest.isEmpty()) {
      parts.add(part(LayersMethod.REST, "其他", "Other", rest));
    }
    return new Division(parts, summary(wanted, looked.size(), seed, chosen, evidence));
  }

  private Part part(String key, String zh, String en, CustomerSet members) {
    return new Part(key, new GroupName(zh, en), members, json.createObjectNode());
  }

  private List<String> looked(Wanted wanted, FieldIndex index) {
    Set<String> defining =
        wanted.defining()
            ? Set.of()
            : segments.find(wanted.seed()).map(segments::tagsOf).orElse(Set.of());
    return (wanted.tags().isEmpty()
            ? tags.online().stream().map(Tag::code).toList()
            : wanted.tags())
        .stream()
            .filter(code -> index.column(code).isPresent() && !defining.contains(code))
            .sorted()
            .toList();
  }

  /** What the screens show of one tag. */
  private record Contribution(
      String tag,
      String nameZh,
      String nameEn,
      double bits,
      double share,
      double z,
      List<Shown> slots) {}

  private record Shown(
      @Nullable String value,
      @Nullable String from,
      @Nullable String to,
      boolean missing,
      double seedShare,
      double otherShare,
      double weight) {}

  private ObjectNode summary(
      Wanted wanted,
      int looked,
      CustomerSet seed,
      Expansion.Chosen chosen,
      List<Evidence> evidence) {
    Map<String, Tag> known = new HashMap<>();
    tags.all().forEach(tag -> known.put(tag.code(), tag));
    double all = evidence.stream().mapToDouble(Evidence::bits).sum();
    List<Contribution> contributions =
        evidence.stream()
            .map(
                tag -> {
                  Tag named = known.get(tag.field().code());
                  return new Contribution(
                      tag.field().code(),
                      named == null ? tag.field().code() : named.nameZh(),
                      named == null ? tag.field().code() : named.nameEn(),
                      rounded(tag.bits()),
                      rounded(tag.bits() / all),
                      rounded(tag.z()),
                      shown(tag));
                })
            .toList();
    ObjectNode summary =
        json.createObjectNode()
            .put("seed", seed.size())
            .put("tagsLookedAt", looked)
            .put("beyond", wanted.beyond())
            .put("cut", chosen.cut() / 1_000.0)
            .put("tied", chosen.tied())
            .put("tiedTaken", chosen.tiedTaken());
    summary.set("contributions", json.valueToTree(contributions));
    return summary;
  }

  /** The slots in which the seed differs most. */
  private static List<Shown> shown(Evidence tag) {
    return IntStream.range(0, tag.slots().size())
        .filter(slot -> tag.seedShares()[slot] + tag.otherShares()[slot] > 0)
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                slot -> -Math.abs(tag.seedShares()[slot] * tag.weights()[slot])))
        .limit(MOST_SLOTS_SHOWN)
        .map(
            slot -> {
              Slot place = tag.slots().get(slot);
              return new Shown(
                  place.value(),
                  place.from(),
                  place.to(),
                  place.missing(),
                  rounded(tag.seedShares()[slot]),
                  rounded(tag.otherShares()[slot]),
                  tag.weights()[slot] / 1_000.0);
            })
        .toList();
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
