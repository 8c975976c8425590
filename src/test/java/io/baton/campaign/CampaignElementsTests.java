package io.baton.campaign;

import static io.baton.campaign.CampaignBank.APPROVER;
import static io.baton.campaign.CampaignBank.MARKETER;
import static io.baton.element.TestElements.benefit;
import static io.baton.element.TestElements.communication;
import static io.baton.element.TestElements.product;
import static io.baton.element.TestElements.talkTrack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.baton.cohort.CustomerSet;
import io.baton.content.Templates;
import io.baton.decision.Decisions;
import io.baton.element.ElementError;
import io.baton.element.TestElements;
import io.baton.policy.RefusalReason;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.testing.BatonTest;
import io.baton.touch.AvoidedTouches;
import io.baton.touch.Touches;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/** What elements a campaign is signed with, and what becomes of them. */
@BatonTest
@TestPropertySource(properties = "baton.test.bank=campaigns")
class CampaignElementsTests {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String CAPS = "frequency-caps";

  @Autowired CampaignBank bank;
  @Autowired Campaigns campaigns;
  @Autowired CampaignRows rows;
  @Autowired Remarks remarks;
  @Autowired TestElements elements;
  @Autowired Templates templates;
  @Autowired Decisions decisions;
  @Autowired Touches touches;
  @Autowired AvoidedTouches avoided;
  @Autowired BatonClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations together;

  private final String key = "el-" + UUID.randomUUID().toString().substring(0, 8);

  private byte[] caps = {};

  @BeforeEach
  void rememberTheCaps() {
    caps = decisions.xml(CAPS, decisions.latest(CAPS).orElseThrow().version());
  }

  /** For the other tests of this bank. */
  @AfterEach
  void putTheCapsBack() {
    decisions.save(CAPS, caps);
  }

  private CampaignFacts draft(CustomerSet audience, String... keys) {
    return campaigns.plan(
        CampaignBank.draftOf(bank.segmentOf(audience), 0).elements(List.of(keys)).plan(), MARKETER);
  }

  private CampaignFacts submitted(CustomerSet audience, String... keys) {
    return campaigns.submit(draft(audience, keys).code(), MARKETER);
  }

  private JsonNode signed(CampaignFacts campaign) {
    return Manifest.read(String.valueOf(rows.findById(campaign.id()).orElseThrow().manifest))
        .tree()
        .path("elements");
  }

  private LocalDate today() {
    return clock.now().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
  }

  @Test
  void shouldKeepThePinnedVersionWhenANewerOneIsApproved() {
    elements.approve(key, benefit("券", 30, today()));
    CampaignFacts campaign = submitted(bank.customers(20), key);
    assertThat(signed(campaign).findValuesAsString("key")).containsExactly(key);
    assertThat(signed(campaign).get(0).path("version").asInt()).isEqualTo(1);

    elements.approve(key, benefit("券", 50, today()));
    campaigns.approve(campaign.code(), APPROVER, "");

    await().atMost(PATIENCE).until(() -> touches.touched(campaign.id()).size() == 20);
    assertThat(signed(campaign).get(0).path("version").asInt()).isEqualTo(1);
    CampaignFacts next = submitted(bank.customers(5), key);
    assertThat(signed(next).get(0).path("version").asInt()).isEqualTo(2);
  }

  @Test
  void shouldPinWhatAnElementReliesOn() {
    String talk = key + "-talk";
    elements.approve(talk, talkTrack("话术", "您好"));
    String words = key + "-words";
    templates.save(new io.baton.content.TemplateDraft(words, "RM_TASK", "zh-CN", null, "您好"));
    elements.approve(key, communication("RM_TASK", words, talk, List.of()));

    assertThatThrownBy(() -> submitted(bank.customers(5), key))
        .isInstanceOfSatisfying(
            BatonException.class,
            e ->
                assertThat(e.findings())
                    .extracting(Finding::code)
                    .containsExactly("COMMUNICATION_NOT_MADE"));

    elements.approve(key, communication("EMAIL", "offer-email-zh", null, List.of()));
    assertThat(signed(submitted(bank.customers(5), key, talk)).findValuesAsString("key"))
        .containsExactly(key, talk);
  }

  @Test
  void shouldNotSubmitWhatIsNotApprovedWithdrawnOrExpired() {
    String expired = key + "-x";
    String withdrawn = key + "-y";
    elements.approve(expired, benefit("过期券", 30, today().minusDays(1)));
    elements.withdraw(withdrawn, elements.approve(withdrawn, benefit("撤下券", 30, today())));

    assertThatThrownBy(() -> submitted(bank.customers(5), expired))
        .isInstanceOfSatisfying(
            BatonException.class,
            e ->
                assertThat(e.findings())
                    .singleElement()
                    .satisfies(
                        finding -> {
                          assertThat(finding.code()).isEqualTo("ELEMENT_EXPIRED");
                          assertThat(finding.message()).contains("过期券");
                        }));
    assertThatThrownBy(() -> submitted(bank.customers(5), withdrawn))
        .isInstanceOfSatisfying(
            BatonException.class,
            e ->
                assertThat(e.findings())
                    .extracting(Finding::code)
                    .containsExactly("ELEMENT_WITHDRAWN"));
    assertThatThrownBy(() -> draft(bank.customers(5), "no-such-element"))
        .isInstanceOfSatisfying(
            BatonException.class,
            e ->
                assertThat(e.findings())
                    .extracting(Finding::place)
                    .containsExactly("/elements/no-such-element"));
  }

  /** Approval and withdrawal commit together, so the launch always finds it withdrawn. */
  @Test
  void shouldNotLaunchWithAnElementThatWasWithdrawnAfterTheSignature() {
    int version = elements.approve(key, benefit("限时券", 30, today()));
    CampaignFacts campaign = submitted(bank.customers(5), key);
    together.executeWithoutResult(
        done -> {
          campaigns.approve(campaign.code(), APPROVER, "");
          elements.withdraw(key, version);
        });
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(remarks.of(campaign.id()))
                    .filteredOn(remark -> remark.verdict() == Remarks.Verdict.LAUNCH_REFUSED)
                    .first()
                    .satisfies(remark -> assertThat(remark.text()).contains("限时券")));
    assertThat(touches.counts(campaign.id()).planned()).isZero();
  }

  @Test
  void shouldNotSignAnElementThatWasEditedBehindTheApplicationsBack() {
    elements.approve(key, benefit("券", 30, today()));
    CampaignFacts campaign = submitted(bank.customers(5), key);
    jdbc.sql("alter table element_version disable trigger element_version_content").update();
    jdbc.sql(
            """
            update element_version set content = replace(content, '"amount":30', '"amount":90')
            where key = ?
            """)
        .param(key)
        .update();
    jdbc.sql("alter table element_version enable trigger element_version_content").update();

    assertThatThrownBy(() -> campaigns.approve(campaign.code(), APPROVER, ""))
        .isInstanceOfSatisfying(
            BatonException.class,
            e ->
                assertThat(e.findings())
                    .extracting(Finding::place)
                    .containsExactly("/elements/0/sha256"));
  }

  @Test
  void shouldNotRetireAnElementThatACampaignUses() {
    elements.approve(key, benefit("券", 30, today()));
    CampaignFacts campaign = submitted(bank.customers(5), key);
    assertThatThrownBy(() -> elements.retire(key, MARKETER))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ElementError.ELEMENT_IN_USE);
              assertThat(e.findings())
                  .extracting(Finding::place)
                  .containsExactly("CAMPAIGN:" + campaign.code());
            });
  }

  /** The cap counts by product over campaigns, and leaves campaigns for other products alone. */
  @Test
  void shouldCountTheCapsOfAProductOverCampaigns() {
    String mine = key + "-a";
    String other = key + "-b";
    elements.approve(mine, product("WM-1", "理财一号"));
    elements.approve(other, product("WM-2", "理财二号"));
    decisions.save(CAPS, oncePerProduct());
    CustomerSet audience = bank.customers(40);

    CampaignFacts first = launched(audience, mine);
    assertThat(touches.touched(first.id())).isEqualTo(audience);
    CampaignFacts second = launched(audience, mine);
    assertThat(touches.refused(second.id()))
        .containsOnlyKeys(RefusalReason.FREQUENCY_CAP)
        .containsEntry(RefusalReason.FREQUENCY_CAP, audience);
    assertThat(avoided.of(1, audience))
        .filteredOn(line -> line.campaign() == second.id())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.reason()).isEqualTo(RefusalReason.FREQUENCY_CAP);
              assertThat(line.touches()).isEqualTo(40);
            });
    assertThat(avoided.of(1, audience.first(7)))
        .filteredOn(line -> line.campaign() == second.id())
        .extracting(AvoidedTouches.Avoided::touches)
        .containsExactly(7L);
    CampaignFacts third = launched(audience, other);
    assertThat(touches.touched(third.id())).isEqualTo(audience);
    CampaignFacts without = launched(audience);
    assertThat(touches.touched(without.id())).isEqualTo(audience);
  }

  private CampaignFacts launched(CustomerSet audience, String... keys) {
    CampaignFacts campaign = submitted(audience, keys);
    campaigns.approve(campaign.code(), APPROVER, "");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                touches.touched(campaign.id()).size()
                        + touches.refused(campaign.id()).values().stream()
                            .mapToLong(CustomerSet::size)
                            .sum()
                    == audience.size());
    return campaign;
  }

  private static byte[] oncePerProduct() {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
        xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="caps" namespace="test">
      <decision id="frequency-caps" name="caps" camunda:historyTimeToLive="P1D">
        <decisionTable id="t" hitPolicy="COLLECT">
          <input id="i"><inputExpression id="e" typeRef="string"><text>product</text></inputExpression></input>
          <output id="o1" name="scope" typeRef="string"/>
          <output id="o2" name="max" typeRef="integer"/>
          <output id="o3" name="days" typeRef="integer"/>
          <rule id="r"><inputEntry id="c"><text>"WM-1","WM-2"</text></inputEntry>
            <outputEntry id="c1"><text>"product"</text></outputEntry>
            <outputEntry id="c2"><text>1</text></outputEntry>
            <outputEntry id="c3"><text>30</text></outputEntry></rule>
        </decisionTable>
      </decision>
    </definitions>"""
        .getBytes(StandardCharsets.UTF_8);
  }
}
