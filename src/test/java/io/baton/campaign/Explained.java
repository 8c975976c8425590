package io.baton.campaign;

import static io.baton.campaign.CampaignBank.APPROVER;
import static io.baton.campaign.CampaignBank.MARKETER;
import static org.awaitility.Awaitility.await;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.Column;
import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndexes;
import io.baton.customer.Consents;
import io.baton.customer.Customers;
import io.baton.segment.Segment;
import io.baton.segment.SegmentDraft;
import io.baton.segment.Segments;
import io.baton.shared.BatonClock;
import io.baton.testing.HttpCaller;
import io.baton.touch.Touches;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Campaigns of which somebody asks why. */
abstract class Explained {
  static final Duration PATIENCE = Duration.ofSeconds(60);
  static final String PASSWORD = "a quiet harbour";

  @Autowired CampaignBank bank;
  @Autowired Campaigns campaigns;
  @Autowired ExplainingCampaign explaining;
  @Autowired Customers customers;
  @Autowired Consents consents;
  @Autowired FieldIndexes indexes;
  @Autowired Segments segments;
  @Autowired Touches touches;
  @Autowired BatonClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired Users users;
  @LocalServerPort int port;

  /** Customers with scores 490.00, 490.10, …; the segment asks for 500 at least. */
  Segment byScore(CustomerSet made, String code) {
    ColumnBuilder scores = ColumnBuilder.of(Field.number(code, 2));
    int[] members = made.toArray();
    for (int i = 0; i < members.length; i++) {
      scores.putLong(members[i], 49_000 + 10L * i);
    }
    Column column = scores.build();
    indexes.publish(index -> index.with(column));
    return segments.create(
        SegmentDraft.rule(
            code,
            code,
            null,
            null,
            JsonMapper.shared()
                .readTree("{\"field\":\"%s\",\"op\":\"ge\",\"value\":500}".formatted(code))));
  }

  CampaignFacts run(Segment segment, double control) {
    CampaignFacts draft = campaigns.plan(CampaignBank.twoWaves(segment, control), MARKETER);
    campaigns.submit(draft.code(), MARKETER);
    campaigns.approve(draft.code(), APPROVER, "fine");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                touches.counts(draft.id()).planned() > 0
                    && touches.counts(draft.id()).planned()
                        == touches.counts(draft.id()).accepted());
    return draft;
  }

  ExplainingCampaign.CampaignExplanation why(CampaignFacts campaign, int customer) {
    return explaining.explain(campaign.code(), customers.keyOf(customer), customer, MARKETER);
  }

  HttpCaller caller(String role, String branch) {
    String name = "why-" + UUID.randomUUID().toString().substring(0, 8);
    users.create(new UserDraft(name, PASSWORD, Set.of(role), branch));
    return HttpCaller.signedIn(port, name, PASSWORD);
  }
}
