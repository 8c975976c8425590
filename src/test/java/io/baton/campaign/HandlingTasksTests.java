package io.baton.campaign;

import static io.baton.campaign.CampaignBank.MARKETER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.access.Access;
import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.Person;
import io.baton.access.User;
import io.baton.access.UserChange;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.campaign.Baselines.ApprovalChanges;
import io.baton.campaign.Baselines.AudienceChange;
import io.baton.campaign.Baselines.Baseline;
import io.baton.campaign.Tasks.CampaignTask;
import io.baton.clock.TestClock;
import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.FieldType;
import io.baton.content.TemplateDraft;
import io.baton.content.TemplateVersion;
import io.baton.content.Templates;
import io.baton.engine.EngineErrorCode;
import io.baton.engine.HumanTasks;
import io.baton.segment.Segment;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.ErrorCode;
import io.baton.testing.BatonTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Whose task it is, until when, and what its campaign is held against; and that none of it signs.
 */
@BatonTest
@TestPropertySource(properties = "baton.test.bank=campaigns")
class HandlingTasksTests {
  @Autowired CampaignBank bank;
  @Autowired Campaigns campaigns;
  @Autowired CampaignRows rows;
  @Autowired Tasks tasks;
  @Autowired HandlingTasks handling;
  @Autowired ApprovingCampaign approving;
  @Autowired CopyingCampaign copying;
  @Autowired Baselines baselines;
  @Autowired HumanTasks humanTasks;
  @Autowired Remarks remarks;
  @Autowired Users users;
  @Autowired Branches branches;
  @Autowired Access access;
  @Autowired Templates templates;
  @Autowired FieldIndexes indexes;
  @Autowired BatonClock clock;
  @Autowired TestClock testClock;
  @Autowired JdbcClient jdbc;

  private Person somebody(String branch, String... roles) {
    String name = "p" + UUID.randomUUID().toString().substring(0, 8);
    users.create(new UserDraft(name, name, "a quiet harbour", Set.of(roles), branch));
    return access.find(name).orElseThrow();
  }

  private Person approver() {
    return somebody(Branches.HEAD_OFFICE, "APPROVER");
  }

  private CampaignFacts submitted(CustomerSet audience) {
    return submitted(audience, MARKETER);
  }

  private CampaignFacts submitted(CustomerSet audience, Person author) {
    CampaignFacts draft =
        campaigns.plan(CampaignBank.twoWaves(bank.segmentOf(audience), 0), author);
    return campaigns.submit(draft.code(), author);
  }

  private CampaignTask taskOf(CampaignFacts campaign, Person person) {
    return tasks.openFor(person).stream()
        .filter(task -> task.campaign().number() == campaign.id())
        .findFirst()
        .orElseThrow();
  }

  private Campaign row(CampaignFacts campaign) {
    return rows.findById(campaign.id()).orElseThrow();
  }

  private Campaign approve(CampaignFacts campaign, String task, Person person) {
    Campaign row = row(campaign);
    return approving.approve(row, task, person, Objects.requireNonNull(row.manifestHash), null);
  }

  private static void refused(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(BatonException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private long audited(String action, CampaignFacts campaign) {
    return jdbc.sql("select count(*) from access_audit where action = ? and subject = ?")
        .params(action, "campaign:" + campaign.code())
        .query(Long.class)
        .single();
  }

  @Test
  void shouldKeepAClaimedTaskForWhoeverClaimedIt() {
    CampaignFacts campaign = submitted(bank.customers(5));
    Person one = approver();
    Person other = approver();
    String task = taskOf(campaign, one).task().id();

    assertThat(handling.claim(task, one).task().assignee()).isEqualTo(one.name());
    refused(EngineErrorCode.TASK_TAKEN, () -> handling.claim(task, other));
    refused(EngineErrorCode.TASK_TAKEN, () -> approve(campaign, task, other));
    refused(EngineErrorCode.TASK_TAKEN, () -> approving.refuse(row(campaign), task, other, "no"));
    refused(EngineErrorCode.TASK_TAKEN, () -> handling.giveBack(task, other));
    assertThat(tasks.hindrance(taskOf(campaign, other), other)).isPresent();

    assertThat(handling.giveBack(task, one).task().assignee()).isNull();
    refused(EngineErrorCode.TASK_TAKEN, () -> handling.giveBack(task, one));
    assertThat(approve(campaign, task, other).state).isEqualTo(CampaignState.APPROVED);
    assertThat(audited("TASK_CLAIMED", campaign)).isEqualTo(1);
    assertThat(audited("TASK_GIVEN_BACK", campaign)).isEqualTo(1);
  }

  @Test
  void shouldWaitForTheOwnerOfADraftAndForAnyApproverOfASubmission() {
    Person author = somebody(Branches.HEAD_OFFICE, "MARKETER");
    Person colleague = somebody(Branches.HEAD_OFFICE, "MARKETER");
    Person approver = approver();
    CampaignFacts draft =
        campaigns.plan(CampaignBank.twoWaves(bank.segmentOf(bank.customers(5)), 0), author);

    CampaignTask planning = taskOf(draft, author);
    assertThat(tasks.hindrance(planning, colleague)).isEmpty();
    assertThat(tasks.waitsFor(planning, author)).isTrue();
    assertThat(tasks.waitsFor(planning, colleague)).isFalse();
    assertThat(tasks.waitsFor(planning, approver)).isFalse();

    CampaignTask approval = taskOf(campaigns.submit(draft.code(), author), approver);
    assertThat(tasks.waitsFor(approval, approver)).isTrue();
    assertThat(tasks.waitsFor(approval, author)).isFalse();
  }

  @Test
  void shouldHandAnApprovalOnlyToSomebodyWhoMaySign() {
    Person author = somebody(Branches.HEAD_OFFICE, "MARKETER", "APPROVER");
    CampaignFacts campaign = submitted(bank.customers(5), author);
    Person one = approver();
    Person other = approver();
    somebody(Branches.HEAD_OFFICE, "ADMINISTRATOR");
    Person gone = approver();
    users.change(gone.name(), new UserChange(null, null, null, true, null));
    branches.putAll(List.of(new Branch("FAR", "Far", null)));
    Person far = somebody("FAR", "APPROVER");
    Person marketer = somebody(Branches.HEAD_OFFICE, "MARKETER");
    String task = taskOf(campaign, one).task().id();

    for (Person wrong : List.of(author, gone, far, marketer, one)) {
      refused(
          CampaignError.CAMPAIGN_NO_APPROVER,
          () -> handling.delegate(task, one, wrong.name(), null));
    }
    refused(CampaignError.CAMPAIGN_NO_APPROVER, () -> handling.delegate(task, one, "nobody", null));
    refused(
        CampaignError.CAMPAIGN_OWN_APPROVAL,
        () -> handling.delegate(task, author, other.name(), null));
    assertThat(handling.approvers(taskOf(campaign, one), one))
        .extracting(User::name)
        .contains(other.name())
        .doesNotContain(author.name(), gone.name(), far.name(), marketer.name(), one.name());

    assertThat(handling.delegate(task, one, other.name(), "on leave").task().assignee())
        .isEqualTo(other.name());
    refused(EngineErrorCode.TASK_TAKEN, () -> approve(campaign, task, one));
    refused(EngineErrorCode.TASK_TAKEN, () -> handling.delegate(task, one, other.name(), null));
    assertThat(approve(campaign, task, other).state).isEqualTo(CampaignState.APPROVED);
    assertThat(remarks.of(campaign.id()))
        .anySatisfy(
            remark -> {
              assertThat(remark.verdict()).isEqualTo(Remarks.Verdict.DELEGATED);
              assertThat(remark.text()).isEqualTo("→ " + other.name() + ": on leave");
            });
    assertThat(audited("TASK_DELEGATED", campaign)).isEqualTo(1);
  }

  /** A task that came to its author past the application is of no use to them. */
  @Test
  void shouldNeverLetTheAuthorSignWhateverTheTaskSays() {
    Person author = somebody(Branches.HEAD_OFFICE, "MARKETER", "APPROVER");
    CampaignFacts campaign = submitted(bank.customers(5), author);
    String task = taskOf(campaign, author).task().id();
    refused(CampaignError.CAMPAIGN_OWN_APPROVAL, () -> handling.claim(task, author));
    humanTasks.handOver(task, "whoever", author.name());
    refused(CampaignError.CAMPAIGN_OWN_APPROVAL, () -> approve(campaign, task, author));
    refused(
        CampaignError.CAMPAIGN_OWN_APPROVAL,
        () -> approving.refuse(row(campaign), task, author, "no"));
    assertThat(row(campaign).state).isEqualTo(CampaignState.IN_APPROVAL);
  }

  @Test
  void shouldBeDueAfterTheUsualTimeUnlessSomebodySaysAnother() {
    CampaignFacts campaign = submitted(bank.customers(5));
    Person person = approver();
    CampaignTask task = taskOf(campaign, person);
    assertThat(handling.due(task)).isEqualTo(task.task().created().plus(Duration.ofDays(2)));
    assertThat(handling.overdue(task)).isFalse();
    testClock.advance(Duration.ofDays(2).plusMinutes(1));
    assertThat(handling.overdue(task)).isTrue();

    Instant later = clock.now().plus(Duration.ofDays(1));
    CampaignTask moved = handling.setDue(task.task().id(), person, later);
    assertThat(handling.overdue(moved)).isFalse();
    assertThat(Objects.requireNonNull(handling.due(moved)).toEpochMilli())
        .isEqualTo(later.toEpochMilli());
    refused(
        CampaignError.CAMPAIGN_DUE_INVALID,
        () -> handling.setDue(task.task().id(), person, clock.now().minusSeconds(1)));
    refused(
        CampaignError.CAMPAIGN_DUE_INVALID, () -> handling.setDue(task.task().id(), person, null));
    assertThat(audited("TASK_DUE_SET", campaign)).isEqualTo(1);
  }

  @Test
  void shouldBeDueBeforeTheCampaignStarts() {
    Instant start = clock.now().plus(Duration.ofHours(5));
    CampaignFacts draft =
        campaigns.plan(
            CampaignBank.draftOf(bank.segmentOf(bank.customers(5)), 0).startAt(start).plan(),
            MARKETER);
    CampaignFacts campaign = campaigns.submit(draft.code(), MARKETER);
    Instant due = Objects.requireNonNull(handling.due(taskOf(campaign, approver())));
    assertThat(Duration.between(due, start).abs()).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void shouldKeepWhatPeopleSay() {
    CampaignFacts campaign = submitted(bank.customers(5));
    Person person = approver();
    handling.comment(row(campaign), person, " Is the window long enough?\nIt was 7 days. ");
    assertThat(remarks.of(campaign.id()))
        .last()
        .satisfies(
            remark -> {
              assertThat(remark.text()).isEqualTo("Is the window long enough?\nIt was 7 days.");
              assertThat(remark.by()).isEqualTo(person.name());
            });
    for (String bad : List.of("", "  ", "a\u0000b", "a\u001b[31m", "x".repeat(2_001))) {
      refused(
          CampaignError.CAMPAIGN_COMMENT_INVALID,
          () -> handling.comment(row(campaign), person, bad));
    }
    refused(
        CampaignError.CAMPAIGN_COMMENT_INVALID,
        () -> handling.comment(row(campaign), person, null));
  }

  private void redefine(Segment segment, CustomerSet members) {
    Column column =
        Column.ofSets(new Field(segment.code(), FieldType.BOOLEAN, 0), Map.of("true", members));
    indexes.publish(index -> index.with(column));
  }

  /** Recounted customer by customer. */
  @Test
  void shouldSayWhoJoinedAndWhoLeftSinceTheVersionBefore() {
    CustomerSet everybody = bank.customers(300);
    Segment segment = bank.segmentOf(everybody.slice(0, 200));
    CampaignFacts draft = campaigns.plan(CampaignBank.twoWaves(segment, 0), MARKETER);
    CampaignFacts campaign = campaigns.submit(draft.code(), MARKETER);
    ApprovalChanges first = baselines.of(row(campaign), null);
    assertThat(first.against()).isNull();
    assertThat(first.possible()).isEmpty();

    Person person = approver();
    approving.refuse(
        row(campaign), taskOf(campaign, person).task().id(), person, "another audience, please");
    CustomerSet after = everybody.slice(37, 220);
    redefine(segment, after);
    reword("followup-sms-zh");
    campaigns.submit(draft.code(), MARKETER);

    ApprovalChanges changes = baselines.of(row(campaign), null);
    Set<Integer> was = new TreeSet<>();
    everybody.slice(0, 200).forEach(was::add);
    long joined = 0;
    for (int customer : after.toArray()) {
      joined += was.remove(customer) ? 0 : 1;
    }
    assertThat(changes.against()).isEqualTo(Baseline.SUBMITTED);
    assertThat(changes.audience()).isEqualTo(new AudienceChange(200, 220, joined, was.size()));
    assertThat(changes.wordings())
        .singleElement()
        .satisfies(
            wording -> {
              assertThat(wording.element()).isEqualTo("Task_SendSms");
              String before = Objects.requireNonNull(wording.before()).body();
              assertThat(Objects.requireNonNull(wording.after()).body()).isEqualTo(before + "。");
            });
    assertThat(changes.fields())
        .extracting(Manifest.Change::field)
        .contains("/audience/customers", "/touches/1/template/sha256");
  }

  private void reword(String template) {
    TemplateVersion before = templates.latest(template).orElseThrow();
    templates.save(
        new TemplateDraft(
            before.key(),
            before.channel(),
            before.language(),
            before.purpose(),
            before.subject(),
            before.body() + "。",
            List.of()));
  }

  @Test
  void shouldHoldACopyAgainstWhatWasSignedOfItsParent() {
    CustomerSet everybody = bank.customers(60);
    CampaignFacts parent = submitted(everybody.slice(0, 40));
    Person person = approver();
    approve(parent, taskOf(parent, person).task().id(), person);

    Campaign copy = copying.copy(row(parent), MARKETER);
    assertThat(copy.parentId).isEqualTo(parent.id());
    assertThat(copy.state).isEqualTo(CampaignState.DRAFT);
    assertThat(copy.seed).isNotEqualTo(row(parent).seed);
    assertThat(copy.name).isEqualTo("test（副本）");
    campaigns.submit(copy.code, MARKETER);

    ApprovalChanges changes = baselines.of(rows.findById(copy.number()).orElseThrow(), null);
    assertThat(changes.against()).isEqualTo(Baseline.PARENT);
    assertThat(changes.audience()).isEqualTo(new AudienceChange(40, 40, 0, 0));
    assertThat(changes.wordings()).isEmpty();
    assertThat(changes.fields())
        .extracting(Manifest.Change::field)
        .contains("/control/seed", "/campaign/name")
        .doesNotContain("/journey/sha256");
  }
}
