package io.baton.campaign;

import static io.baton.campaign.CampaignBank.MARKETER;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.campaign.LineageGraph.LineageEdge;
import io.baton.campaign.LineageGraph.LineageThing;
import io.baton.cohort.Column;
import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.FieldType;
import io.baton.decision.Decisions;
import io.baton.segment.Segment;
import io.baton.segment.SegmentDraft;
import io.baton.segment.Segments;
import io.baton.tag.TagDraft;
import io.baton.tag.TagSheet;
import io.baton.tag.TagSheet.TagClass;
import io.baton.tag.TagSheet.TagKind;
import io.baton.tag.TagSheet.Theme;
import io.baton.tag.Tags;
import io.baton.testing.BatonTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/**
 * ANL-02: from the source of a tag to the campaign, by way of rows, segments and the places of the
 * journey, against what the documents themselves say.
 */
@BatonTest
@TestPropertySource(properties = "baton.test.bank=campaigns")
class CampaignLineageTests {
  private static final String TABLE = "life-cycle-path";
  private static final List<String> TAGS =
      List.of("tenure_months", "txn_count_30d", "app_active_days_30d", "aum");

  @Autowired Campaigns campaigns;
  @Autowired CampaignRows rows;
  @Autowired CampaignLineage lineage;
  @Autowired Decisions decisions;
  @Autowired FieldIndexes indexes;
  @Autowired Segments segments;
  @Autowired Tags tags;

  @BeforeEach
  void tagsOfOneTableEach() {
    tags.define(
        Stream.concat(TAGS.stream(), Stream.of("city"))
            .map(code -> new TagDraft(code, "标签 " + code, "Tag " + code, FieldType.NUMBER, 0))
            .toList());
    TAGS.forEach(code -> tags.install(Map.of(code, sheet("bank." + code, "account.balance"))));
    tags.install(Map.of("city", sheet("customer.city")));
    for (String code : List.of("city", "aum")) {
      Column column = ColumnBuilder.of(Field.number(code, 0)).build();
      indexes.publish(index -> index.with(column));
    }
  }

  @Test
  void shouldLeadFromTheSourcesToTheCampaignByEveryRowThatNamesATag() {
    Segment city = segment("of-city", "RULE", "{\"field\":\"city\",\"op\":\"ge\",\"value\":1}");
    Segment both =
        segment(
            "both", "ALGEBRA", "{\"union\":[{\"segment\":\"of-city\"},{\"segment\":\"rich\"}]}");
    TriggerPlan trigger = new TriggerPlan("paid", "event.amount > 10 and city > 3");
    LineageGraph graph =
        of(
            CampaignPlan.draft("Life", "a test", "life-cycle-journey")
                .trigger(trigger)
                .segment(both.code()));

    assertThat(leadingTo(graph, "STEP:Start_KeyEvent"))
        .containsExactlyInAnyOrder("SEGMENT:both", "EVENT:paid", "TAG:city");
    assertThat(leadingTo(graph, "SEGMENT:both"))
        .containsExactlyInAnyOrder("SEGMENT:" + city.code(), "SEGMENT:rich");
    assertThat(leadingTo(graph, "SEGMENT:of-city")).containsExactly("TAG:city");
    assertThat(leadingTo(graph, "SEGMENT:rich")).containsExactly("TAG:aum");
    assertThat(leadingTo(graph, "TAG:city")).containsExactly("TABLE:customer");
    assertThat(leadingTo(graph, "TAG:aum"))
        .containsExactlyInAnyOrder("TABLE:bank", "TABLE:account");

    assertThat(leadingTo(graph, "STEP:Task_Path")).containsExactly("DECISION:" + TABLE);
    assertThat(leadingTo(graph, "STEP:Gateway_Path"))
        .as("its ways ask for what the table said")
        .containsExactly("DECISION:" + TABLE);
    assertThat(leadingTo(graph, "STEP:Task_Keep"))
        .containsExactly("TEMPLATE:life-cycle-keep-sms-zh");
    assertThat(leadingTo(graph, "CAMPAIGN:" + centre(graph)))
        .contains("STEP:Start_KeyEvent", "STEP:Task_Keep", "DECISION:" + Blueprints.CAPS)
        .doesNotContain("DECISION:" + TABLE, "STEP:Gateway_Joined");
  }

  @Test
  void shouldNameEveryRowOfTheTableAndNoOther() {
    LineageGraph graph =
        of(
            CampaignPlan.draft("Life", "a test", "life-cycle-journey")
                .trigger(new TriggerPlan("paid", null)));
    String dmn =
        new String(
            decisions.xml(TABLE, decisions.latest(TABLE).orElseThrow().version()),
            StandardCharsets.UTF_8);
    // The document's own text, table by table: each table's columns are its tags in order.
    int rowsWritten = dmn.split("<rule ", -1).length - 1;
    assertThat(graph.nodes())
        .filteredOn(node -> node.kind().equals("ROW") && TABLE.equals(node.decision()))
        .hasSize(rowsWritten);
    String stages = dmn.substring(dmn.indexOf("<decision id=\"life-stage\""));
    List<List<String>> cells =
        Arrays.stream(stages.split("<rule ", -1))
            .skip(1)
            .map(
                rule ->
                    Pattern.compile("<inputEntry[^>]*>\\s*<text>([^<]*)</text>")
                        .matcher(rule)
                        .results()
                        .map(match -> match.group(1).strip())
                        .toList())
            .toList();
    assertThat(cells).isNotEmpty().allMatch(row -> row.size() == TAGS.size());
    for (int row = 0; row < cells.size(); row++) {
      List<String> asked = cells.get(row);
      assertThat(leadingTo(graph, "ROW:%s:life-stage:%d".formatted(TABLE, row + 1)))
          .as("row %d", row + 1)
          .containsExactlyInAnyOrderElementsOf(
              TAGS.stream()
                  .filter(tag -> !asked.get(TAGS.indexOf(tag)).isEmpty())
                  .map(tag -> "TAG:" + tag)
                  .toList());
    }
  }

  private LineageGraph of(PlanDraft plan) {
    CampaignFacts made = campaigns.plan(plan.plan(), MARKETER);
    LineageGraph graph = lineage.of(rows.findById(made.id()).orElseThrow());
    assertThat(graph.edges())
        .as("both ends of each edge are there")
        .allMatch(
            edge ->
                Stream.of(edge.from(), edge.to())
                    .allMatch(end -> graph.nodes().stream().anyMatch(n -> n.id().equals(end))));
    return graph;
  }

  private static List<String> leadingTo(LineageGraph graph, String id) {
    return graph.edges().stream()
        .filter(edge -> edge.to().equals(id))
        .map(LineageEdge::from)
        .toList();
  }

  private static String centre(LineageGraph graph) {
    return graph.nodes().stream()
        .filter(node -> node.kind().equals("CAMPAIGN"))
        .map(LineageThing::code)
        .findFirst()
        .orElseThrow();
  }

  private Segment segment(String code, String kind, String definition) {
    if (kind.equals("ALGEBRA") && segments.find("rich").isEmpty()) {
      segment("rich", "RULE", "{\"field\":\"aum\",\"op\":\"ge\",\"value\":5}");
    }
    return segments
        .find(code)
        .orElseGet(
            () ->
                segments.create(
                    new SegmentDraft(
                        code, code, null, null, kind, JsonMapper.shared().readTree(definition))));
  }

  private static TagSheet sheet(String... columns) {
    return new TagSheet(
        Theme.NATURE,
        TagClass.TRANSACTION,
        TagKind.STATISTIC,
        false,
        null,
        null,
        null,
        "as it says",
        List.of(columns),
        "li.na",
        "wang.wei",
        24,
        null);
  }
}
