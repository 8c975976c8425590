package io.baton.campaign;

import static io.baton.campaign.CampaignBank.MARKETER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.FieldType;
import io.baton.segment.Segment;
import io.baton.segment.Segments;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.source.ImportCalls;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** One click: a frozen snapshot and a draft that is bound to it. */
@BatonTest
class DeliveringSegmentTests {
  private static final String PASSWORD = "correct horse battery 7";

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Branches branches;
  @Autowired CampaignBank bank;
  @Autowired Campaigns campaigns;
  @Autowired CampaignRows rows;
  @Autowired PlanningCampaign planning;
  @Autowired DeliveringSegment delivering;
  @Autowired Segments segments;
  @Autowired FieldIndexes indexes;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void people() {
    if (users.find("dora").isEmpty()) {
      branches.putAll(List.of(new Branch("DB", "Branch", null)));
      users.create(new UserDraft("dora", PASSWORD, Set.of("MARKETER"), "0000"));
      users.create(new UserDraft("dan", PASSWORD, Set.of("ANALYST"), "0000"));
      users.create(new UserDraft("dido", PASSWORD, Set.of("MARKETER"), "DB"));
    }
  }

  private void put(Segment segment, CustomerSet members) {
    Column column =
        Column.ofSets(new Field(segment.code(), FieldType.BOOLEAN, 0), Map.of("true", members));
    indexes.publish(index -> index.with(column));
  }

  @Test
  void shouldMakeADraftBoundToTheFrozenSnapshot() {
    CustomerSet before = bank.customers(20);
    Segment segment = bank.segmentOf(before);
    HttpCaller marketer = HttpCaller.signedIn(port, "dora", PASSWORD);

    Answer delivered =
        marketer.send("POST", "/api/segments/" + segment.code() + "/delivery", Map.of());

    assertThat(delivered.status()).as(delivered.text()).isEqualTo(201);
    assertThat(delivered.json().at("/snapshot/count").asLong()).isEqualTo(20);
    assertThat(delivered.json().at("/snapshot/hash").asString()).isEqualTo(before.hash());
    String code = delivered.json().path("campaign").asString();
    put(segment, before.or(bank.customers(5)));
    Answer draft = marketer.get("/api/campaigns/" + code);
    assertThat(draft.json().path("state").asString()).isEqualTo("DRAFT");
    assertThat(draft.json().path("audience").asLong()).isEqualTo(20);
    assertThat(draft.json().at("/delivered/hash").asString()).isEqualTo(before.hash());

    campaigns.submit(code, MARKETER);

    Answer submitted = marketer.get("/api/campaigns/" + code);
    assertThat(submitted.json().at("/manifest/audience/sha256").asString())
        .isEqualTo(before.hash());
    assertThat(submitted.json().at("/manifest/audience/customers").asLong()).isEqualTo(20);
    assertThat(
            jdbc.sql(
                    "select count(*) from access_audit where action = 'SEGMENT_DELIVERED' and subject = ?")
                .param("segment:" + segment.code())
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  /** What the editor shows beside the rule, before it is saved. */
  @Test
  void shouldNameBothCampaignsThatShareASegment() {
    Segment segment = bank.segmentOf(bank.customers(6));
    String first = delivering.deliver(segment.code(), MARKETER).campaign().code;
    String second = delivering.deliver(segment.code(), MARKETER).campaign().code;
    campaigns.submit(first, MARKETER);
    campaigns.submit(second, MARKETER);

    String users =
        HttpCaller.signedIn(port, "dora", PASSWORD)
            .get("/api/segments/" + segment.code() + "/users")
            .text();

    assertThat(users).contains(first, second);
  }

  @Test
  void shouldWriteIntoTheManifestWhichConditionsArePredictions() {
    HttpCaller marketer = HttpCaller.signedIn(port, "dora", PASSWORD);
    new ImportCalls(marketer).done("code=model&key=id", "id,score\nM1,0.9\nM2,0.95\nM3,0.1\n");
    marketer.send("POST", "/api/sources/model/tags", Map.of());
    jdbc.sql(
            """
            update tag_sheet set predicted = true, model_version = 'm-7', probability = 0.8
            where tag_id = (select id from tag_tag where code = 'model.score')""")
        .update();
    Answer made =
        marketer.send(
            "POST",
            "/api/segments",
            Map.of(
                "name",
                "likely",
                "definition",
                Map.of("field", "model.score", "op", "ge", "value", 0.8)));
    String code = delivering.deliver(made.json().path("code").asString(), MARKETER).campaign().code;

    campaigns.submit(code, MARKETER);

    JsonNode audience = marketer.get("/api/campaigns/" + code).json().at("/manifest/audience");
    assertThat(audience.path("customers").asLong()).isEqualTo(2);
    assertThat(audience.at("/predictions/0/tag").asString()).isEqualTo("model.score");
    assertThat(audience.at("/predictions/0/modelVersion").asString()).isEqualTo("m-7");
    assertThat(audience.at("/predictions/0/probability").asString()).isEqualTo("0.8000");
  }

  @Test
  void shouldLetGoOfTheSnapshotWhereTheDraftTakesAnotherSegment() {
    Segment segment = bank.segmentOf(bank.customers(10));
    Segment other = bank.segmentOf(bank.customers(7));
    Campaign draft = delivering.deliver(segment.code(), MARKETER).campaign();
    CampaignPlan plan = CampaignBank.twoWaves(segment, 0.1);

    planning.revise(draft, plan, draft.version);
    assertThat(rows.findByCode(draft.code).orElseThrow().boundSnapshot).isNotNull();
    Campaign kept = rows.findByCode(draft.code).orElseThrow();
    planning.revise(kept, CampaignBank.twoWaves(other, 0.1), kept.version);

    assertThat(rows.findByCode(draft.code).orElseThrow().boundSnapshot).isNull();
  }

  @Test
  void shouldRefuseThoseWhoMayNotAndAnEmptySegment() {
    Segment empty = bank.segmentOf(CustomerSet.empty());
    Segment segment = bank.segmentOf(bank.customers(3));
    String way = "/api/segments/" + segment.code() + "/delivery";

    assertThat(HttpCaller.signedIn(port, "dan", PASSWORD).send("POST", way, Map.of()).status())
        .isEqualTo(403);
    assertThat(HttpCaller.signedIn(port, "dido", PASSWORD).send("POST", way, Map.of()).code())
        .isEqualTo("SEGMENT_UNKNOWN");
    assertThatThrownBy(() -> delivering.deliver(empty.code(), MARKETER))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> assertThat(e.findings()).extracting(Finding::code).contains("AUDIENCE_EMPTY"));
    assertThat(segments.snapshots(empty.id())).isEmpty();
  }
}
