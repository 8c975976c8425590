package io.baton.campaign;

import static io.baton.campaign.CampaignBank.MARKETER;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.Branches;
import io.baton.cohort.CustomerSet;
import io.baton.policy.AdmissionRequest;
import io.baton.policy.ContactPolicy;
import io.baton.policy.PolicyStage;
import io.baton.policy.RefusalReason;
import io.baton.segment.Segment;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** The reasons divide the audience, and each customer's answer is one of them. */
@BatonTest
class CampaignReasonsTests extends Explained {
  @Autowired CampaignReasons reasons;
  @Autowired ContactPolicy policy;
  @Autowired TransactionOperations together;

  @Test
  void shouldDivideTheAudienceAndExplainEachByItsPart() {
    CustomerSet made = bank.customers(400);
    String code = "score" + UUID.randomUUID().toString().substring(0, 8);
    Segment segment = byScore(made, code);
    int[] id = made.toArray();
    consents.withdraw(CustomerSet.of(id[399], id[398]), "EMAIL", "MARKETING", "test", "TEST");
    fill(id[397]);
    HttpCaller operator = caller("OPERATOR", Branches.HEAD_OFFICE);
    operator.send(
        "POST",
        "/api/policy/lists/COMPLAINT",
        Map.of("customers", List.of(customers.keyOf(id[396])), "reason", "case 17"));
    CampaignFacts campaign = run(segment, 0.2);

    Map<String, CustomerSet> parts = reasons.of(campaign.id());
    assertThat(oracle(campaign)).isEqualTo(parts);
    CustomerSet all = CustomerSet.empty();
    long sum = 0;
    for (CustomerSet part : parts.values()) {
      all = all.or(part);
      sum += part.size();
    }
    CustomerSet audience = CustomerSet.of(java.util.Arrays.copyOfRange(id, 100, 400));
    assertThat(all).isEqualTo(audience);
    assertThat(sum).isEqualTo(audience.size());
    assertThat(parts).containsKeys("CONTROL", "CONTACTED");

    parts.forEach(
        (reason, who) ->
            who.first(5).forEach(one -> assertThat(why(campaign, one).reason()).isEqualTo(reason)));
    treated(parts, id[399], "NO_CONSENT", "CONSENT", campaign);
    treated(parts, id[397], "FREQUENCY_CAP", "CAP", campaign);
    treated(parts, id[396], "COMPLAINT", "LISTS", campaign);

    HttpCaller.Answer counts =
        caller("ANALYST", Branches.HEAD_OFFICE)
            .get("/api/campaigns/" + campaign.code() + "/reasons");
    long told = 0;
    for (var each : counts.json()) {
      told += each.path("customers").asLong();
    }
    assertThat(told).isEqualTo(300);
  }

  /** Whom the draw has put into the control group is refused for no other reason. */
  private void treated(
      Map<String, CustomerSet> parts,
      int customer,
      String reason,
      String stage,
      CampaignFacts campaign) {
    ExplainingCampaign.CampaignExplanation answer = why(campaign, customer);
    if (parts.getOrDefault("CONTROL", CustomerSet.empty()).contains(customer)) {
      assertThat(answer.reason()).isEqualTo("CONTROL");
      assertThat(answer.contacts()).isEmpty();
      return;
    }
    assertThat(answer.reason()).isEqualTo(reason);
    assertThat(answer.contacts()).hasSize(1);
    List<PolicyStage> stages = answer.contacts().get(0).policy();
    assertThat(stages)
        .filteredOn(each -> each.verdict() == PolicyStage.Verdict.REFUSE)
        .isNotEmpty()
        .allSatisfy(
            each -> {
              assertThat(each.stage()).isEqualTo(stage);
              assertThat(each.reason()).isEqualTo(reason);
            });
    assertThat(answer.contacts().get(0).touch().refused()).isEqualTo(RefusalReason.valueOf(reason));
  }

  /** Read from the ledger row by row, and from the draw done again. */
  private Map<String, CustomerSet> oracle(CampaignFacts campaign) {
    Map<String, CustomerSet> parts = new HashMap<>();
    Campaign row = campaigns.find(campaign.code(), MARKETER);
    CampaignGroups groups = campaigns.groups(campaign.id());
    Map<Integer, String> states = new HashMap<>();
    jdbc.sql("select customer, state from touch_ledger where run_id = ?")
        .param(campaign.id())
        .query(
            one -> {
              states.put(one.getInt(1), one.getString(2));
            });
    Map<Integer, String> refusals = new HashMap<>();
    jdbc.sql(
            "select r.reason, r.members from touch_refusal r join touch_step s on s.id = r.step_id"
                + " where s.run_id = ?")
        .param(campaign.id())
        .query(
            one -> {
              String reason = one.getString(1);
              CustomerSet.fromBytes(one.getBytes(2)).forEach(who -> refusals.put(who, reason));
            });
    ControlGroup draw = new ControlGroup(row.seed, row.controlShare);
    groups
        .audience()
        .forEach(
            who -> {
              String reason =
                  draw.contains(customers.keyOf(who))
                      ? "CONTROL"
                      : "ACCEPTED".equals(states.get(who))
                          ? "CONTACTED"
                          : refusals.getOrDefault(who, "NOT_SELECTED");
              parts.merge(reason, CustomerSet.of(who), CustomerSet::or);
            });
    return parts;
  }

  /** As many e-mails as the table allows, from another campaign. */
  private void fill(int customer) {
    for (int i = 1; i <= 8; i++) {
      long origin = i;
      together.executeWithoutResult(
          done ->
              policy.admit(
                  new AdmissionRequest(
                      -1,
                      "EMAIL",
                      "MARKETING",
                      origin,
                      CustomerSet.of(customer),
                      false,
                      clock.now().minus(3L * origin, ChronoUnit.DAYS))));
    }
  }
}
