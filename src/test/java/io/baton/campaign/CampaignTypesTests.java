package io.baton.campaign;

import static io.baton.campaign.CampaignBank.APPROVER;
import static io.baton.campaign.CampaignBank.MARKETER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.baton.access.Person;
import io.baton.element.CampaignType;
import io.baton.element.CampaignType.JourneyPart;
import io.baton.element.CampaignType.PlanField;
import io.baton.element.ElementKind;
import io.baton.element.TestElements;
import io.baton.element.Words;
import io.baton.engine.LifeCycles;
import io.baton.engine.Scope;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.testing.BatonTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@BatonTest
class CampaignTypesTests {
  private static final Person SECOND = new Person(3, "second", Set.of("APPROVER"), "/");
  private static final Person OF_BRANCH = new Person(4, "north", Set.of("APPROVER"), "/north/");
  private static final Person BRANCH_MARKETER =
      new Person(5, "north-m", Set.of("MARKETER"), "/north/");

  @Autowired CampaignBank bank;
  @Autowired Campaigns campaigns;
  @Autowired CampaignRows rows;
  @Autowired PreparingPreflight preparing;
  @Autowired TestElements elements;
  @Autowired Processes processes;
  @Autowired LifeCycles lifeCycles;
  @Autowired JsonMapper json;

  private final String key = "type-" + UUID.randomUUID().toString().substring(0, 8);

  private PlanDraft plan() {
    return CampaignBank.draftOf(bank.segmentOf(bank.customers(30)), 0.1).campaignType(key);
  }

  private JsonNode signed(CampaignFacts campaign) {
    return Manifest.read(String.valueOf(rows.findById(campaign.id()).orElseThrow().manifest))
        .tree();
  }

  private static void assertFindings(BatonException refused, Tuple... expected) {
    assertThat(refused.findings())
        .extracting(Finding::place, Finding::code)
        .containsExactlyInAnyOrder(expected);
  }

  @Test
  void shouldRefuseWhatTheTypeAndTheTypeAboveItDemand() {
    elements.approve(
        key + "-up",
        type(null)
            .required(PlanField.BUDGET)
            .parts(JourneyPart.RESPONSE, JourneyPart.DECISION)
            .build());
    elements.approve(
        key,
        type(key + "-up")
            .required(PlanField.START_AT)
            .notAsked(PlanField.OFFER)
            .elements(ElementKind.PRODUCT)
            .channels("EMAIL")
            .least(20)
            .build());
    CampaignFacts draft = campaigns.plan(plan().offer("something").plan(), MARKETER);
    Tuple[] expected = {
      tuple("/budget", "TYPE_FIELD_MISSING"),
      tuple("/startAt", "TYPE_FIELD_MISSING"),
      tuple("/offer", "TYPE_FIELD_NOT_ASKED"),
      tuple("/controlShare", "TYPE_CONTROL_TOO_SMALL"),
      tuple("/elements/PRODUCT", "TYPE_ELEMENT_MISSING"),
      tuple("/journey/DECISION", "TYPE_JOURNEY_LACKS"),
      tuple("/journey/Task_SendSms", "TYPE_OTHER_CHANNEL")
    };

    assertThatThrownBy(() -> campaigns.submit(draft.code(), MARKETER))
        .isInstanceOfSatisfying(BatonException.class, e -> assertFindings(e, expected));
    assertThat(preparing.of(rows.findById(draft.id()).orElseThrow(), MARKETER).notices())
        .filteredOn(notice -> notice.code().startsWith("TYPE_"))
        .extracting(Preflight.PreflightNotice::place, Preflight.PreflightNotice::code)
        .containsExactlyInAnyOrder(expected);
    assertThat(rows.findById(draft.id()).orElseThrow().state).isEqualTo(CampaignState.DRAFT);
  }

  @Test
  void shouldGiveWhatThePlanDoesNotSayAndPinTheVersionsOfTheWholeLine() {
    elements.approve(key + "-up", type(null).control(15).window(40).build());
    elements.approve(key, type(key + "-up").window(9).build());
    CampaignFacts draft = campaigns.plan(plan().controlShare(null).plan(), MARKETER);
    Campaign kept = rows.findById(draft.id()).orElseThrow();
    assertThat(kept.controlShare).isEqualTo(0.15);
    assertThat(kept.windowDays).isEqualTo(9);

    CampaignFacts campaign = campaigns.submit(draft.code(), MARKETER);
    assertThat(signed(campaign).path("campaign").path("type").asString()).isEqualTo(key);
    assertThat(signed(campaign).path("elements").findValuesAsString("key"))
        .containsExactly(key, key + "-up");

    elements.approve(key, type(key + "-up").window(9).signatures(2).build());
    campaigns.approve(campaign.code(), APPROVER, "");
    assertThat(signed(campaign).path("elements").get(0).path("version").asInt()).isEqualTo(1);
    assertThat(rows.findById(campaign.id()).orElseThrow().state)
        .as("one signature, as the pinned version says")
        .isNotEqualTo(CampaignState.IN_APPROVAL);
  }

  @Test
  void shouldNotSignWithATypeThatWasWithdrawnOrExchanged() {
    int version = elements.approve(key, type(null).build());
    CampaignFacts campaign =
        campaigns.submit(campaigns.plan(plan().plan(), MARKETER).code(), MARKETER);
    Campaign row = rows.findById(campaign.id()).orElseThrow();
    row.campaignType = null;
    rows.save(row);
    assertThatThrownBy(() -> campaigns.approve(campaign.code(), APPROVER, ""))
        .isInstanceOfSatisfying(
            BatonException.class, e -> assertFindings(e, tuple("/campaign/type", "DIFFERS")));
    row = rows.findById(campaign.id()).orElseThrow();
    row.campaignType = key;
    rows.save(row);
    elements.withdraw(key, version);
    assertThatThrownBy(() -> campaigns.approve(campaign.code(), APPROVER, ""))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> assertFindings(e, tuple("/elements/" + key, "ELEMENT_WITHDRAWN")));
    assertThatThrownBy(() -> campaigns.plan(plan().plan(), MARKETER))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> assertFindings(e, tuple("/campaignType", "CAMPAIGN_TYPE_UNKNOWN")));
  }

  @Test
  void shouldAskTwoPeopleWhereTheTypeWantsTwoSignatures() {
    elements.approve(key, type(null).signatures(2).build());
    CampaignFacts campaign =
        campaigns.submit(campaigns.plan(plan().plan(), MARKETER).code(), MARKETER);
    assertThat(campaigns.approve(campaign.code(), APPROVER, "").state())
        .isEqualTo(CampaignState.IN_APPROVAL);
    assertThatThrownBy(() -> campaigns.approve(campaign.code(), APPROVER, ""))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> assertThat(e.code()).isEqualTo(CampaignError.CAMPAIGN_APPROVED_TWICE));
    assertThat(campaigns.approve(campaign.code(), SECOND, "").state())
        .isEqualTo(CampaignState.APPROVED);
  }

  @Test
  void shouldLeaveTheLastSignatureToHeadOffice() {
    elements.approve(key, type(null).signatures(2).headOffice().build());
    CampaignFacts campaign =
        campaigns.submit(campaigns.plan(plan().plan(), BRANCH_MARKETER).code(), BRANCH_MARKETER);
    campaigns.approve(campaign.code(), OF_BRANCH, "");
    Person another = new Person(6, "north-2", Set.of("APPROVER"), "/north/");
    assertThatThrownBy(() -> campaigns.approve(campaign.code(), another, ""))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> assertThat(e.code()).isEqualTo(CampaignError.CAMPAIGN_HEAD_OFFICE_SIGNS));
    assertThat(campaigns.approve(campaign.code(), SECOND, "").state())
        .isEqualTo(CampaignState.APPROVED);
  }

  /** Whatever somebody draws as a life cycle, a type's second signature is not lost. */
  @Test
  void shouldNotLetALifeCycleThroughThatAsksForFewerSignatures() {
    elements.approve(key, type(null).signatures(2).build());
    String short1 = "short-cycle-" + key;
    String xml =
        processes
            .require("standard-campaign")
            .xml()
            .replace("standard-campaign", short1)
            .replace("typeSignatures &gt;= 2", "typeSignatures &gt;= 9");
    processes.save(short1, short1, Scope.LIFE_CYCLE, ProcessOrigin.STARTER, xml);
    lifeCycles.deploy(short1, xml.getBytes(StandardCharsets.UTF_8));
    CampaignFacts campaign =
        campaigns.submit(
            campaigns.plan(plan().lifeCycle(short1).plan(), MARKETER).code(), MARKETER);
    assertThatThrownBy(() -> campaigns.approve(campaign.code(), APPROVER, ""))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> assertThat(e.code()).isEqualTo(CampaignError.CAMPAIGN_SIGNATURES_MISSING));
    assertThat(rows.findById(campaign.id()).orElseThrow().state)
        .isEqualTo(CampaignState.IN_APPROVAL);
  }

  @Test
  void shouldBringThreeTypesWithTheirSubTypes() throws Exception {
    List<StarterTypes.StarterType> all = StarterTypes.all(json);
    assertThat(all).filteredOn(type -> ((CampaignType) type.content()).parent() == null).hasSize(3);
    assertThat(all)
        .filteredOn(type -> ((CampaignType) type.content()).parent() != null)
        .hasSizeGreaterThanOrEqualTo(10);
  }

  private static Draft type(@Nullable String parent) {
    return new Draft(parent);
  }

  /** A type in the making. */
  private static final class Draft {
    private final @Nullable String parent;
    private List<PlanField> required = List.of();
    private List<PlanField> notAsked = List.of();
    private List<ElementKind> elements = List.of();
    private List<JourneyPart> parts = List.of();
    private List<String> channels = List.of();
    private int signatures = 1;
    private boolean headOffice;
    private @Nullable BigDecimal control;
    private @Nullable BigDecimal least;
    private @Nullable Integer window;

    private Draft(@Nullable String parent) {
      this.parent = parent;
    }

    private Draft required(PlanField... fields) {
      this.required = List.of(fields);
      return this;
    }

    private Draft notAsked(PlanField... fields) {
      this.notAsked = List.of(fields);
      return this;
    }

    private Draft elements(ElementKind... kinds) {
      this.elements = List.of(kinds);
      return this;
    }

    private Draft parts(JourneyPart... wanted) {
      this.parts = List.of(wanted);
      return this;
    }

    private Draft channels(String... allowed) {
      this.channels = List.of(allowed);
      return this;
    }

    private Draft signatures(int number) {
      this.signatures = number;
      return this;
    }

    private Draft headOffice() {
      this.headOffice = true;
      return this;
    }

    private Draft control(int percent) {
      this.control = BigDecimal.valueOf(percent);
      return this;
    }

    private Draft least(int percent) {
      this.least = BigDecimal.valueOf(percent);
      return this;
    }

    private Draft window(int days) {
      this.window = days;
      return this;
    }

    private CampaignType build() {
      return new CampaignType(
          new Words("类型", "type"),
          parent,
          List.copyOf(required),
          List.copyOf(notAsked),
          List.copyOf(elements),
          List.copyOf(parts),
          List.copyOf(channels),
          null,
          signatures,
          headOffice,
          control,
          least,
          window,
          null,
          null);
    }
  }
}
