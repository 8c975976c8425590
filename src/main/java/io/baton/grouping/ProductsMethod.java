package io.baton.grouping;

import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleGrid;
import io.baton.decision.DecisionVersion;
import io.baton.decision.Decisions;
import io.baton.decision.SetOutcome;
import io.baton.grouping.Division.Part;
import io.baton.grouping.Slots.Slot;
import io.baton.shared.BatonException;
import io.baton.tag.Tag;
import io.baton.tag.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * PRODUCTS: the base is split by the values of some tags, and a matching table gives each sub-group
 * its product. Where the table, which may test other tags too, gives customers of one sub-group
 * different products, it is split further: every group has exactly one product.
 */
@Component
class ProductsMethod implements GroupingMethod {
  private static final int MOST_TAGS = 3;

  private final Decisions decisions;
  private final Tags tags;
  private final JsonMapper json;

  ProductsMethod(Decisions decisions, Tags tags, JsonMapper json) {
    this.decisions = decisions;
    this.tags = tags;
    this.json = json;
  }

  /**
   * @param parts how many ranges of a number
   */
  private record By(String tag, int parts) {}

  private record Wanted(String decision, @Nullable Integer version, String output, List<By> by) {}

  private static Wanted read(JsonNode json) {
    Settings settings = new Settings(json, Set.of("decision", "version", "output", "by"));
    String decision = settings.text("decision");
    int version = settings.integer("version", 1, Integer.MAX_VALUE, 0);
    @Nullable String output = settings.optionalText("output");
    JsonNode by = settings.at("by");
    List<By> dimensions = new ArrayList<>();
    if (!by.isArray() || by.isEmpty() || by.size() > MOST_TAGS) {
      settings.wrong("by", "1 to %d tags".formatted(MOST_TAGS));
    } else {
      for (int i = 0; i < by.size(); i++) {
        JsonNode one = by.get(i);
        String tag = one.path("tag").asString("");
        int parts = one.path("parts").isMissingNode() ? 4 : one.path("parts").asInt(0);
        if (tag.isEmpty() || parts < 2 || parts > 10) {
          settings.wrongAt("/by/" + i, "a tag, and 2 to 10 parts");
        }
        dimensions.add(new By(tag, parts));
      }
    }
    settings.require();
    return new Wanted(
        decision, version == 0 ? null : version, output == null ? "product" : output, dimensions);
  }

  @Override
  public String name() {
    return "PRODUCTS";
  }

  @Override
  public boolean quick() {
    return true;
  }

  @Override
  public JsonNode canonical(JsonNode settings) {
    Wanted wanted = read(settings);
    Tables.find(decisions, wanted.decision(), wanted.version());
    Settings places = new Settings(settings, Set.of("decision", "version", "output", "by"));
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < wanted.by().size(); i++) {
      Tag tag = tags.find(wanted.by().get(i).tag()).orElse(null);
      if (tag == null || tag.type() == FieldType.MULTI || !seen.add(tag.code())) {
        places.wrongAt("/by/" + i + "/tag", "a tag with one value a customer, named once");
      }
    }
    places.require();
    ObjectNode form = json.createObjectNode().put("decision", wanted.decision());
    if (wanted.version() != null) {
      form.put("version", wanted.version());
    }
    form.put("output", wanted.output()).set("by", json.valueToTree(wanted.by()));
    return form;
  }

  @Override
  public Set<String> tags(JsonNode settings) {
    Wanted wanted = read(settings);
    Set<String> codes =
        new HashSet<>(
            decisions.inputs(Tables.find(decisions, wanted.decision(), wanted.version())));
    wanted.by().forEach(by -> codes.add(by.tag()));
    return codes;
  }

  private record Cell(List<TagPlace> places, CustomerSet members) {}

  @Override
  public Division divide(Ground ground, Progress progress) {
    Wanted wanted = read(ground.settings());
    DecisionVersion table = Tables.find(decisions, wanted.decision(), wanted.version());
    progress.at("deciding", 0, ground.base().size());
    Map<String, CustomerSet> products = products(table, wanted, ground);
    List<Cell> cells = List.of(new Cell(List.of(), ground.base()));
    for (By by : wanted.by()) {
      List<TagPlace> places = places(ground.index(), by, ground.base());
      List<Cell> finer = new ArrayList<>();
      for (Cell cell : cells) {
        for (TagPlace place : places) {
          add(finer, cell, place);
        }
      }
      cells = finer;
    }
    Map<String, Tag> named = new HashMap<>();
    tags.all().forEach(tag -> named.put(tag.code(), tag));
    List<Part> parts = new ArrayList<>();
    for (Cell cell : cells) {
      products.forEach(
          (product, takers) -> {
            CustomerSet members = cell.members().and(takers);
            if (!members.isEmpty()) {
              Tables.requireFew(parts.size());
              parts.add(part(cell, product, members, named));
            }
          });
    }
    return new Division(
        parts,
        json.createObjectNode()
            .put("decision", table.key())
            .put("version", table.version())
            .put("decisionHash", table.hash())
            .put("subGroups", cells.size()));
  }

  private Map<String, CustomerSet> products(DecisionVersion table, Wanted wanted, Ground ground) {
    SetOutcome outcome = decisions.evaluate(table, ground.index(), ground.base());
    Tables.requireOneResult(outcome, wanted.output());
    Map<String, CustomerSet> products = new LinkedHashMap<>();
    CustomerSet matched = CustomerSet.empty();
    for (SetOutcome.Hit hit : outcome.hits()) {
      products.merge(
          Tables.require(outcome, hit, wanted.output()), hit.customers(), CustomerSet::or);
      matched = matched.or(hit.customers());
    }
    CustomerSet left = ground.base().minus(matched);
    if (!left.isEmpty()) {
      throw Tables.gap(table, left.size());
    }
    return products;
  }

  private static void add(List<Cell> cells, Cell cell, TagPlace place) {
    CustomerSet members = cell.members().and(place.members());
    if (!members.isEmpty()) {
      List<TagPlace> places = new ArrayList<>(cell.places());
      places.add(place);
      cells.add(new Cell(places, members));
      Tables.requireFew(cells.size());
    }
  }

  /** Disjoint and complete: what no slot has is one more place. */
  private static List<TagPlace> places(FieldIndex index, By by, CustomerSet base) {
    Column column =
        index
            .column(by.tag())
            .orElseThrow(
                () ->
                    new BatonException(
                        GroupingError.GROUPING_INVALID, "tag " + by.tag() + " has no values"));
    Field field = column.field();
    List<Slot> slots = new ArrayList<>();
    if (field.type().ordered()) {
      slots.addAll(Slots.ranges(field, Slots.edges(column, base, by.parts())));
    } else {
      column.values().stream()
          .limit(20)
          .map(Column.ValueCount::value)
          .sorted()
          .forEach(value -> slots.add(new Slot(value, null, null, false)));
    }
    slots.add(Slot.MISSING);
    List<List<Rule>> rows = slots.stream().map(slot -> List.of(slot.rule(field))).toList();
    List<CustomerSet> members = RuleGrid.compile(rows, index).each(base);
    List<TagPlace> places = new ArrayList<>();
    CustomerSet left = base;
    for (int i = 0; i < slots.size(); i++) {
      places.add(new TagPlace(field, slots.get(i), members.get(i)));
      left = left.minus(members.get(i));
    }
    places.add(new TagPlace(field, null, left));
    return places;
  }

  private Part part(Cell cell, String product, CustomerSet members, Map<String, Tag> named) {
    ObjectNode detail = json.createObjectNode().put("product", product);
    var places = detail.putArray("places");
    for (TagPlace place : cell.places()) {
      Tag tag = named.get(place.field().code());
      ObjectNode one =
          places
              .addObject()
              .put("tag", place.field().code())
              .put("nameZh", tag == null ? place.field().code() : tag.nameZh())
              .put("nameEn", tag == null ? place.field().code() : tag.nameEn());
      if (place.slot() == null) {
        one.put("others", true);
      } else {
        one.set("slot", json.valueToTree(place.slot()));
      }
    }
    String key =
        cell.places().stream().map(TagPlace::key).collect(Collectors.joining(" | "))
            + " | "
            + product;
    String zh =
        cell.places().stream().map(place -> place.in(named, true)).collect(Collectors.joining("、"));
    String en =
        cell.places().stream()
            .map(place -> place.in(named, false))
            .collect(Collectors.joining(", "));
    return new Part(
        key, new GroupName(zh + " · " + product, en + " · " + product), members, detail);
  }
}
