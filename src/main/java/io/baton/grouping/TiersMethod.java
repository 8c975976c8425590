package io.baton.grouping;

import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Distributions;
import io.baton.cohort.Field;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleGrid;
import io.baton.grouping.CampaignFeedback.OfCampaign;
import io.baton.grouping.Division.Part;
import io.baton.grouping.Slots.Slot;
import io.baton.grouping.Tiers.Bin;
import io.baton.shared.BatonException;
import io.baton.tag.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * TIERS: tiers of one number, whose edges are learned anew from what campaigns brought each time it
 * runs. A division that moves few customers takes effect by itself.
 */
@Component
class TiersMethod implements GroupingMethod {
  private static final int BINS = 100;

  private final Tags tags;

  /** Campaigns use segments, and segments ask who uses them. */
  private final ObjectProvider<CampaignFeedback> feedback;

  private final JsonMapper json;

  TiersMethod(Tags tags, ObjectProvider<CampaignFeedback> feedback, JsonMapper json) {
    this.tags = tags;
    this.feedback = feedback;
    this.json = json;
  }

  /**
   * @param days how far back campaigns count
   * @param prior how many contacts of the ordinary rate every bin starts with
   */
  private record Wanted(String tag, int tiers, int days, int prior) {}

  private static Wanted read(JsonNode json) {
    Settings settings = new Settings(json, Set.of("tag", "tiers", "days", "prior"));
    Wanted wanted =
        new Wanted(
            settings.text("tag"),
            settings.integer("tiers", 2, 10, 4),
            settings.integer("days", 1, 1_000, 90),
            settings.integer("prior", 1, 100_000, 50));
    settings.require();
    return wanted;
  }

  @Override
  public String name() {
    return "TIERS";
  }

  @Override
  public boolean adapts() {
    return true;
  }

  @Override
  public boolean quick() {
    return true;
  }

  @Override
  public JsonNode canonical(JsonNode settings) {
    Wanted wanted = read(settings);
    if (tags.find(wanted.tag()).filter(tag -> tag.type().ordered()).isEmpty()) {
      throw Settings.refused(
          GroupingError.GROUPING_INVALID, "/tag", "a tag that is a number or a date");
    }
    return json.valueToTree(wanted);
  }

  @Override
  public Set<String> tags(JsonNode settings) {
    return Set.of(read(settings).tag());
  }

  @Override
  public Division divide(Ground ground, Progress progress) {
    Wanted wanted = read(ground.settings());
    Column column =
        ground
            .index()
            .column(wanted.tag())
            .orElseThrow(
                () ->
                    new BatonException(
                        GroupingError.GROUPING_INVALID, "tag " + wanted.tag() + " has no values"));
    Field field = column.field();
    List<Long> edges = Slots.edges(column, ground.base(), BINS);
    progress.at("learning", 0, 1);
    List<OfCampaign> campaigns = feedback.getObject().within(wanted.days(), ground.base());
    List<Bin> bins = bins(ground, wanted, edges, campaigns);
    List<Integer> cuts = Tiers.cuts(bins, wanted.tiers(), wanted.prior());
    List<Slot> slots =
        new ArrayList<>(Slots.ranges(field, cuts.stream().map(cut -> edges.get(cut - 1)).toList()));
    slots.add(Slot.MISSING);
    List<CustomerSet> members =
        RuleGrid.compile(
                slots.stream().map(slot -> List.<Rule>of(slot.rule(field))).toList(),
                ground.index())
            .each(ground.base());
    List<Part> parts = new ArrayList<>();
    for (int tier = 0; tier < slots.size() - 1; tier++) {
      int from = tier == 0 ? 0 : cuts.get(tier - 1);
      int to = tier == cuts.size() ? bins.size() : cuts.get(tier);
      parts.add(
          new Part(
              "T" + (tier + 1),
              new GroupName("第 %d 档".formatted(tier + 1), "Tier " + (tier + 1)),
              members.get(tier),
              detail(slots.get(tier), bins.subList(from, to))));
    }
    CustomerSet unknown = members.get(slots.size() - 1);
    CustomerSet rest = ground.base();
    for (Part part : parts) {
      rest = rest.minus(part.members());
    }
    if (!rest.isEmpty()) {
      parts.add(
          new Part(
              LayersMethod.REST,
              new GroupName("没有取值", "No value"),
              rest,
              json.createObjectNode().put("unknown", unknown.size())));
    }
    return new Division(parts, summary(wanted, bins, campaigns, slots));
  }

  private static List<Bin> bins(
      Ground ground, Wanted wanted, List<Long> edges, List<OfCampaign> campaigns) {
    List<CustomerSet> groups = new ArrayList<>(List.of(ground.base()));
    campaigns.forEach(
        campaign -> {
          groups.add(campaign.contacted());
          groups.add(campaign.responded());
        });
    var counted =
        Distributions.of(
            ground.index(), List.of(new Distributions.Wanted(wanted.tag(), edges)), groups);
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin <= edges.size(); bin++) {
      long contacted = 0;
      long responded = 0;
      for (int group = 1; group < groups.size(); group += 2) {
        contacted += counted.get(group).get(0).buckets().get(bin);
        responded += counted.get(group + 1).get(0).buckets().get(bin);
      }
      bins.add(new Bin(counted.get(0).get(0).buckets().get(bin), contacted, responded));
    }
    return bins;
  }

  private ObjectNode detail(Slot slot, List<Bin> bins) {
    ObjectNode detail =
        json.createObjectNode()
            .put("contacted", bins.stream().mapToLong(Bin::contacted).sum())
            .put("responded", bins.stream().mapToLong(Bin::responded).sum());
    detail.set("range", json.valueToTree(slot));
    return detail;
  }

  private ObjectNode summary(
      Wanted wanted, List<Bin> bins, List<OfCampaign> campaigns, List<Slot> slots) {
    ObjectNode summary =
        json.createObjectNode()
            .put("tag", wanted.tag())
            .put("days", wanted.days())
            .put("contacted", bins.stream().mapToLong(Bin::contacted).sum())
            .put("responded", bins.stream().mapToLong(Bin::responded).sum());
    var codes = summary.putArray("campaigns");
    campaigns.forEach(campaign -> codes.add(campaign.code()));
    var edges = summary.putArray("edges");
    slots.stream().filter(slot -> slot.from() != null).forEach(slot -> edges.add(slot.from()));
    return summary;
  }
}
