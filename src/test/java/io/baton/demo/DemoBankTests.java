package io.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.access.Branches;
import io.baton.access.Person;
import io.baton.access.Role;
import io.baton.access.Users;
import io.baton.campaign.CampaignFacts;
import io.baton.campaign.Campaigns;
import io.baton.clock.TestClock;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.customer.Consents;
import io.baton.customer.CustomerChapter;
import io.baton.customer.CustomerFact;
import io.baton.engine.Releases;
import io.baton.testing.BatonTest;
import io.baton.touch.Touches;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** The whole load, at a small size, through the other modules' public doors. */
@BatonTest
class DemoBankTests extends LoadedBank {
  @Autowired DemoBank bank;
  @Autowired Consents consents;
  @Autowired Branches branches;
  @Autowired Users users;
  @Autowired List<CustomerChapter> chapters;
  @Autowired Campaigns campaigns;
  @Autowired ApplicationContext application;
  @Autowired Touches touches;
  @Autowired Releases releases;
  @Autowired TestClock clock;

  @Test
  void shouldRegisterEveryCustomer() {
    assertThat(customers.everyone().size()).isEqualTo(CUSTOMERS);
    assertThat(runs.registered()).isEqualTo(CUSTOMERS);
    assertThat(customers.keyOf(runs.all().get(0).firstId())).isEqualTo("D000000001");
    assertThat(customers.inBranch(branches.pathOf("0100")).size())
        .isEqualTo(
            IntStream.rangeClosed(1, CUSTOMERS)
                .filter(number -> Draw.lot(number, 13, 20) < 5)
                .count());
    assertThat(customers.reachableBy("EMAIL").size()).isBetween(2_100L, 2_200L);
  }

  /** Each customer's page against what every segment and every tag says of all customers. */
  @Test
  void shouldShowEachCustomerWhatIsKnownOfAll() {
    Map<String, CustomerSet> members = new HashMap<>();
    jdbc.sql("SELECT code FROM segment_segment WHERE retired_at IS NULL")
        .query(String.class)
        .list()
        .forEach(code -> members.put(code, membersOf(code)));
    FieldIndex index = indexes.current();
    assertThat(members).hasSizeGreaterThan(30);
    for (int customer = 0; customer < CUSTOMERS; customer += 117) {
      int id = customer;
      assertThat(chapter("segments", id))
          .extracting(CustomerFact::code)
          .containsExactlyInAnyOrderElementsOf(
              members.entrySet().stream()
                  .filter(segment -> segment.getValue().contains(id))
                  .map(Map.Entry::getKey)
                  .toList());
      assertThat(chapter("tags", id))
          .hasSizeGreaterThan(10)
          .allSatisfy(
              fact ->
                  assertThat(fact.values())
                      .isEqualTo(index.column(fact.code()).orElseThrow().textsAt(id)))
          .allSatisfy(fact -> assertThat(fact.at()).isNotNull())
          .allSatisfy(fact -> assertThat(fact.source()).isNotBlank());
    }
  }

  @Test
  void shouldTellTheEventsOfACustomerByTheirNames() {
    int number =
        IntStream.rangeClosed(1, CUSTOMERS)
            .filter(n -> DemoWay.of(of(n)) == DemoWay.FINISHED)
            .findFirst()
            .orElseThrow();
    int id = runs.where(n -> n == number).toArray()[0];

    List<CustomerFact> events = chapter("events", id);

    assertThat(events)
        .extracting(CustomerFact::group)
        .contains("page-view", "product-view", "apply", "apply-done");
    assertThat(events)
        .anySatisfy(
            event -> {
              assertThat(event.code()).isEqualTo("E00003");
              assertThat(event.nameZh()).isEqualTo("理财首页浏览 0");
              assertThat(event.nameEn()).isEqualTo("Wealth home view 0");
            });
    assertThat(events).extracting(CustomerFact::at).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat((long) events.size())
        .isEqualTo(
            jdbc.sql("SELECT count(*) FROM history_event WHERE customer = ?")
                .param(id)
                .query(Long.class)
                .single());
  }

  private List<CustomerFact> chapter(String name, int customer) {
    Person head = new Person(1, "head", Set.of("ANALYST"), "/");
    SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(head, ""));
    try {
      return chapters.stream()
          .filter(chapter -> chapter.name().equals(name))
          .findAny()
          .orElseThrow()
          .of(customer)
          .facts();
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  @Test
  void shouldLaunchOneCampaignOnSocialMedia() {
    CampaignFacts social = launched("代发客户社交媒体理财邀约");
    CustomerSet touched = touches.touched(social.id());
    assertThat(consents.consenting("SOCIAL", "MARKETING").containsAll(touched)).isTrue();
    assertThat(membersOf("salary").containsAll(touched)).isTrue();
  }

  /** What waits for the demo approver, minutes after the first start. */
  @Test
  void shouldLaunchOneCampaignThatIsEvaluatedAndWaitsForRelease() {
    CampaignFacts released = launched("理财潜客分轮邀约");
    clock.advance(Duration.ofMinutes(6));
    await().atMost(Duration.ofMinutes(1)).until(() -> !releases.open(released.id()).isEmpty());
    assertThat(
            jdbc.sql("SELECT treated > 0 FROM evaluation_interim WHERE campaign_id = ?")
                .param(released.id())
                .query(Boolean.class)
                .single())
        .isTrue();
    assertThat(
            jdbc.sql("SELECT created_by FROM campaign_process WHERE key = ?")
                .param(DrawingJourney.KEY)
                .query(String.class)
                .list())
        .containsExactly("marketer");
  }

  private CampaignFacts launched(String name) {
    CampaignFacts campaign =
        campaigns.all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    await().atMost(Duration.ofMinutes(1)).until(() -> !touches.touched(campaign.id()).isEmpty());
    return campaign;
  }

  /** A fresh bank is loaded in one order, whatever the beans are called. */
  @Test
  void shouldGiveEachStepAPlaceOfItsOwn() {
    Map<String, Integer> places = new HashMap<>();
    for (String name : application.getBeanNamesForType(LoadingStep.class)) {
      places.put(
          name,
          java.util.Objects.requireNonNull(application.findAnnotationOnBean(name, Order.class))
              .value());
    }
    assertThat(places.values()).hasSizeGreaterThan(10).doesNotHaveDuplicates();
  }

  @Test
  void shouldRecordConsentsAsTheyWereDrawn() {
    CustomerSet email = consents.consenting("EMAIL", "MARKETING");

    assertThat(email)
        .isEqualTo(
            runs.where(
                number ->
                    Draw.lot(number, 61, 100) < 85 && Draw.lot(number * 8L + 61, 67, 100) >= 2));
    assertThat(consents.consenting("SMS", "SERVICE")).isEqualTo(customers.everyone());
  }

  @Test
  void shouldWriteUsersForEveryRoleThatOnlyTheOwnerCanRead() throws Exception {
    Path file = data.resolve("demo-users.txt");
    List<String[]> lines = Files.readAllLines(file).stream().map(line -> line.split(" ")).toList();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(lines).allMatch(words -> words.length == 3 && users.find(words[0]).isPresent());
    assertThat(lines)
        .extracting(words -> words[2])
        .containsAll(Arrays.stream(Role.values()).map(Role::name).toList());
    assertThat(lines).filteredOn(words -> words[2].equals("APPROVER")).hasSize(2);
  }

  @Test
  void shouldNotLoadASecondTime() throws Exception {
    String passwords = Files.readString(data.resolve("demo-users.txt"));
    List<String> steps =
        jdbc.sql("SELECT step || done_at FROM demo_step").query(String.class).list();

    bank.run(new DefaultApplicationArguments());

    await().atMost(Duration.ofMinutes(1)).until(() -> loading.progress() == null);
    assertThat(jdbc.sql("SELECT step || done_at FROM demo_step").query(String.class).list())
        .isEqualTo(steps);
    assertThat(Files.readString(data.resolve("demo-users.txt"))).isEqualTo(passwords);
    assertThat(customers.everyone().size()).isEqualTo(CUSTOMERS);
    assertThat(DemoCustomer.numberOf("D00000001")).isEqualTo(OptionalInt.empty());
  }
}
