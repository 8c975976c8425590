package io.baton.campaign;

import io.baton.access.Person;
import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.FieldType;
import io.baton.customer.Consents;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.segment.Segment;
import io.baton.segment.SegmentDraft;
import io.baton.segment.Segments;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Customers, consent and a segment for one test; every test has its own. */
@Component
class CampaignBank {
  static final Person MARKETER = new Person(1, "marketer", Set.of("MARKETER"), "/");
  static final Person APPROVER = new Person(2, "approver", Set.of("APPROVER"), "/");

  private final Customers customers;
  private final Consents consents;
  private final FieldIndexes indexes;
  private final Segments segments;

  CampaignBank(Customers customers, Consents consents, FieldIndexes indexes, Segments segments) {
    this.customers = customers;
    this.consents = consents;
    this.indexes = indexes;
    this.segments = segments;
  }

  /** New customers who consent to e-mail, SMS and push. */
  CustomerSet customers(int count) {
    String prefix = UUID.randomUUID().toString().substring(0, 8);
    List<NewCustomer> drafts =
        IntStream.range(0, count)
            .mapToObj(i -> new NewCustomer(prefix + "-" + i, null, null, null, null))
            .toList();
    customers.register(drafts);
    CustomerSet made =
        CustomerSet.of(
            customers.idsOf(drafts.stream().map(NewCustomer::key).toList()).values().stream()
                .mapToInt(Integer::intValue)
                .toArray());
    for (String channel : List.of("EMAIL", "SMS", "APP_PUSH")) {
      consents.grant(made, channel, "MARKETING", "test", "TEST");
    }
    return made;
  }

  /** A segment that holds exactly these customers. */
  Segment segmentOf(CustomerSet members) {
    String code = "t" + UUID.randomUUID().toString().substring(0, 8);
    Column column = Column.ofSets(new Field(code, FieldType.BOOLEAN, 0), Map.of("true", members));
    indexes.publish(index -> index.with(column));
    return segments.create(
        SegmentDraft.rule(
            code,
            code,
            null,
            null,
            JsonMapper.shared()
                .readTree("{\"field\":\"%s\",\"op\":\"eq\",\"value\":true}".formatted(code))));
  }

  static CampaignPlan twoWaves(Segment segment, double control) {
    return draftOf(segment, control).plan();
  }

  static PlanDraft draftOf(Segment segment, double control) {
    return CampaignPlan.draft("test", "a test", "two-wave-followup")
        .segment(segment.code())
        .controlShare(control);
  }
}
