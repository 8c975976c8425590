package io.baton.grouping;

import io.baton.cohort.CustomerSet;
import io.baton.cohort.Distribution;
import io.baton.cohort.Distributions;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.grouping.Clustering.Cluster;
import io.baton.grouping.Division.Part;
import io.baton.tag.Tag;
import io.baton.tag.Tags;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** CLUSTERS: customers near each other in the chosen tags are put together. */
@Component
class ClustersMethod implements GroupingMethod {
  /** Less than so many deviations from the average is not worth a word. */
  private static final double WORTH_SAYING = 0.5;

  private static final int MOST_TAGS = 30;

  private final Tags tags;
  private final JsonMapper json;

  ClustersMethod(Tags tags, JsonMapper json) {
    this.tags = tags;
    this.json = json;
  }

  private record Wanted(List<String> tags, int clusters, int seed) {}

  private static Wanted read(JsonNode json) {
    Settings settings = new Settings(json, Set.of("tags", "clusters", "seed"));
    Wanted wanted =
        new Wanted(
            settings.texts("tags", 1, MOST_TAGS),
            settings.integer("clusters", 2, 20, 5),
            settings.integer("seed", 0, Integer.MAX_VALUE, 1));
    settings.require();
    return wanted;
  }

  @Override
  public String name() {
    return "CLUSTERS";
  }

  @Override
  public JsonNode canonical(JsonNode settings) {
    Wanted wanted = read(settings);
    Map<String, Tag> known = known();
    Settings places = new Settings(settings, Set.of("tags", "clusters", "seed"));
    for (int i = 0; i < wanted.tags().size(); i++) {
      Tag tag = known.get(wanted.tags().get(i));
      if (tag == null) {
        places.wrongAt("/tags/" + i, "there is no such tag");
      } else if (tag.type() == FieldType.MULTI) {
        places.wrongAt("/tags/" + i, "a tag with several values has no distance");
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
  public Division divide(Ground ground, Progress progress) {
    Wanted wanted = read(ground.settings());
    if (ground.base().size() < wanted.clusters()) {
      throw Settings.refused(
          GroupingError.GROUPING_EMPTY, "/base", "fewer customers than clusters");
    }
    Features features = Clustering.features(ground.index(), wanted.tags(), ground.base());
    List<Cluster> clusters =
        Clustering.of(features, ground.base(), wanted.clusters(), wanted.seed(), progress);
    List<String> keys = keys(clusters, ground.previous());
    List<List<Distribution>> known = described(ground.index(), wanted, clusters, ground.base());
    Map<String, Tag> named = known();
    List<Part> parts = new ArrayList<>();
    for (int c = 0; c < clusters.size(); c++) {
      Cluster cluster = clusters.get(c);
      List<Trait> traits = traits(features, cluster, named);
      ObjectNode detail = json.createObjectNode();
      detail.set("traits", json.valueToTree(traits));
      detail.set(
          "centre", json.valueToTree(centre(known.get(c), known.get(clusters.size()), named)));
      parts.add(new Part(keys.get(c), name(keys.get(c), traits), cluster.members(), detail));
    }
    return new Division(
        parts,
        json.createObjectNode()
            .put("dimensions", features.dimensions().size())
            .put("clusters", clusters.size()));
  }

  private Map<String, Tag> known() {
    Map<String, Tag> known = new HashMap<>();
    tags.all().forEach(tag -> known.put(tag.code(), tag));
    return known;
  }

  /** A cluster that has most of a group of the division in effect keeps its key. */
  private static List<String> keys(List<Cluster> clusters, Map<String, CustomerSet> previous) {
    List<@Nullable String> keys = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Cluster cluster : clusters) {
      String same =
          previous.entrySet().stream()
              .filter(group -> !taken.contains(group.getKey()))
              .filter(
                  group ->
                      2 * group.getValue().and(cluster.members()).size() > group.getValue().size())
              .max(
                  Comparator.comparingLong(group -> group.getValue().and(cluster.members()).size()))
              .map(Map.Entry::getKey)
              .orElse(null);
      keys.add(same);
      if (same != null) {
        taken.add(same);
      }
    }
    List<String> complete = new ArrayList<>();
    int next = 1;
    for (String key : keys) {
      String found = key;
      while (found == null) {
        String candidate = "C" + next++;
        found = taken.contains(candidate) || previous.containsKey(candidate) ? null : candidate;
      }
      complete.add(found);
    }
    return complete;
  }

  /**
   * How a cluster differs.
   *
   * @param text the text of the tag that is meant; null for a number
   * @param deviations from the average customer
   */
  private record Trait(
      String tag, String nameZh, String nameEn, @Nullable String text, double deviations) {}

  private static List<Trait> traits(Features features, Cluster cluster, Map<String, Tag> named) {
    return IntStream.range(0, features.dimensions().size())
        .mapToObj(
            d -> {
              Features.Dimension dimension = features.dimensions().get(d);
              String code = dimension.field().code();
              Tag tag = named.get(code);
              return new Trait(
                  code,
                  tag == null ? code : tag.nameZh(),
                  tag == null ? code : tag.nameEn(),
                  dimension.text(),
                  Math.round(cluster.centre()[d] * 100) / 100.0);
            })
        .sorted(Comparator.comparingDouble(trait -> -Math.abs(trait.deviations())))
        .toList();
  }

  private static GroupName name(String key, List<Trait> traits) {
    List<Trait> telling =
        traits.stream()
            .filter(trait -> Math.abs(trait.deviations()) >= WORTH_SAYING)
            .limit(2)
            .toList();
    String zh = telling.stream().map(ClustersMethod::zh).collect(Collectors.joining("、"));
    String en = telling.stream().map(ClustersMethod::en).collect(Collectors.joining(", "));
    String number = key.startsWith("C") ? key.substring(1) : key;
    return new GroupName(
        "第 " + number + " 类" + (zh.isEmpty() ? "" : "：" + zh),
        "Cluster " + number + (en.isEmpty() ? "" : ": " + en));
  }

  private static String zh(Trait trait) {
    boolean more = trait.deviations() > 0;
    String text = trait.text();
    return text == null
        ? trait.nameZh() + (more ? "偏高" : "偏低")
        : text.equals("true")
            ? (more ? "多" : "少") + "有" + trait.nameZh()
            : trait.nameZh() + " " + text + (more ? " 偏多" : " 偏少");
  }

  private static String en(Trait trait) {
    boolean more = trait.deviations() > 0;
    String text = trait.text();
    return text == null
        ? (more ? "high " : "low ") + trait.nameEn()
        : text.equals("true")
            ? (more ? "often " : "rarely ") + trait.nameEn()
            : (more ? "more " : "less ") + trait.nameEn() + " " + text;
  }

  private static List<List<Distribution>> described(
      FieldIndex index, Wanted wanted, List<Cluster> clusters, CustomerSet base) {
    List<CustomerSet> groups = new ArrayList<>(clusters.stream().map(Cluster::members).toList());
    groups.add(base);
    return Distributions.of(
        index, wanted.tags().stream().map(Distributions.Wanted::of).toList(), groups);
  }

  /**
   * What is average of a tag in a cluster, and among all.
   *
   * @param value the average number, or the most frequent text
   * @param share of those with that text; null for numbers
   */
  private record Middle(
      String tag,
      String nameZh,
      String nameEn,
      @Nullable String value,
      @Nullable String baseValue,
      @Nullable Double share,
      @Nullable Double baseShare) {}

  private static List<Middle> centre(
      List<Distribution> cluster, List<Distribution> base, Map<String, Tag> named) {
    return IntStream.range(0, cluster.size())
        .mapToObj(
            i -> middle(cluster.get(i), base.get(i), named.get(cluster.get(i).field().code())))
        .toList();
  }

  private static Middle middle(Distribution here, Distribution all, @Nullable Tag tag) {
    Field field = here.field();
    String zh = tag == null ? field.code() : tag.nameZh();
    String en = tag == null ? field.code() : tag.nameEn();
    if (field.type() == FieldType.NUMBER) {
      return new Middle(field.code(), zh, en, mean(here), mean(all), null, null);
    }
    if (field.type() == FieldType.DATE) {
      return new Middle(field.code(), zh, en, null, null, null, null);
    }
    String text =
        here.values().stream()
            .max(Comparator.comparingLong(value -> value.count()))
            .map(value -> value.value())
            .orElse(null);
    return new Middle(field.code(), zh, en, text, null, share(here, text), share(all, text));
  }

  private static @Nullable String mean(Distribution of) {
    return of.mean().map(java.math.BigDecimal::toPlainString).orElse(null);
  }

  private static double share(Distribution of, @Nullable String text) {
    long with =
        of.values().stream()
            .filter(value -> value.value().equals(text))
            .mapToLong(value -> value.count())
            .sum();
    return Math.round(1e4 * with / Math.max(1.0, of.known() + of.nulls())) / 1e4;
  }
}
