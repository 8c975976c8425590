package io.baton.campaign;

import io.baton.access.Person;
import io.baton.campaign.Tasks.CampaignTask;
import io.baton.engine.ElementInfo;
import io.baton.engine.HumanTask;
import io.baton.engine.Journeys;
import io.baton.engine.StepProgress;
import io.baton.policy.ContactLoads;
import io.baton.policy.ContactPolicy;
import io.baton.policy.RefusalReason;
import io.baton.shared.BatonClock;
import io.baton.touch.ChannelTroubles;
import io.baton.touch.StepCounts;
import io.baton.touch.Touches;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What each campaign does next, what endangers it, and what it takes of the channels today. */
@Component
class Portfolio {
  private final Campaigns campaigns;
  private final Processes processes;
  private final Journeys journeys;
  private final Touches touches;
  private final ChannelTroubles troubles;
  private final Tasks tasks;
  private final HandlingTasks handling;
  private final ContactLoads loads;
  private final ContactPolicy policy;
  private final BatonClock clock;

  Portfolio(
      Campaigns campaigns,
      Processes processes,
      Journeys journeys,
      Touches touches,
      ChannelTroubles troubles,
      Tasks tasks,
      HandlingTasks handling,
      ContactLoads loads,
      ContactPolicy policy,
      BatonClock clock) {
    this.campaigns = campaigns;
    this.processes = processes;
    this.journeys = journeys;
    this.touches = touches;
    this.troubles = troubles;
    this.tasks = tasks;
    this.handling = handling;
    this.loads = loads;
    this.policy = policy;
    this.clock = clock;
  }

  record PortfolioItem(
      String code,
      String name,
      CampaignState state,
      CampaignStart type,
      String owner,
      boolean paused,
      NextStep next,
      List<CampaignRisk> risks,
      List<CapacityUse> uses) {}

  /**
   * @param what APPROVAL, START, RELEASE, STEP, WAIT, EVENTS, SENDING or EVALUATION
   * @param element where on the journey, by its name
   * @param at null where it is now or nobody knows
   */
  /** What a campaign comes to next. */
  enum NextKind {
    APPROVAL,
    START,
    RELEASE,
    STEP,
    WAIT,
    EVENTS,
    SENDING,
    EVALUATION
  }

  record NextStep(NextKind what, @Nullable String element, @Nullable Instant at) {}

  /**
   * @param code FAILED_STEPS, RETRYING, IN_DOUBT, NO_CAPACITY, CHANNEL_HELD, OVERDUE
   * @param subject a channel, where it is about one
   */
  record CampaignRisk(String code, @Nullable String subject, long count) {}

  /**
   * @param today contacts of this campaign today
   * @param perDay of the whole channel; null where it is not limited
   */
  record CapacityUse(String channel, long today, @Nullable Integer perDay) {}

  /** Those in trouble first, then the newest. */
  @Transactional(readOnly = true)
  public List<PortfolioItem> of(Person person) {
    Map<String, Set<String>> held = troubles.all();
    LocalDate today = loads.dayOf(clock.now());
    List<ContactLoads.Load> ofToday = loads.between(today, today.plusDays(1));
    List<CampaignTask> open = tasks.openFor(person);
    return campaigns.visibleTo(person).stream()
        .filter(
            campaign ->
                switch (campaign.state) {
                  case IN_APPROVAL, APPROVED, LIVE -> true;
                  case DRAFT, FINISHED, STOPPED -> false;
                })
        .map(campaign -> item(campaign, held, ofToday, wordOn(campaign, open)))
        .sorted((a, b) -> Boolean.compare(b.risks().size() > 0, a.risks().size() > 0))
        .toList();
  }

  /** The task in which a person's word is waited for. */
  private static Optional<CampaignTask> wordOn(Campaign campaign, List<CampaignTask> open) {
    return open.stream()
        .filter(task -> task.campaign().number() == campaign.number())
        .filter(task -> task.isRelease() || ApprovingCampaign.isApproval(task.task()))
        .findFirst();
  }

  private PortfolioItem item(
      Campaign campaign,
      Map<String, Set<String>> held,
      List<ContactLoads.Load> ofToday,
      Optional<CampaignTask> approval) {
    List<ElementInfo> elements = processes.elements(processes.journeyOf(campaign));
    List<StepProgress> steps =
        campaign.state == CampaignState.LIVE ? journeys.steps(campaign.number()) : List.of();
    return new PortfolioItem(
        campaign.code,
        campaign.name,
        campaign.state,
        campaign.start(),
        campaign.owner,
        touches.paused(campaign.number()),
        next(campaign, elements, steps, approval),
        risks(campaign, channels(elements), steps, held, approval),
        uses(campaign, ofToday));
  }

  private NextStep next(
      Campaign campaign,
      List<ElementInfo> elements,
      List<StepProgress> steps,
      Optional<CampaignTask> approval) {
    if (campaign.state == CampaignState.IN_APPROVAL) {
      return new NextStep(NextKind.APPROVAL, null, approval.map(handling::due).orElse(null));
    }
    if (campaign.state == CampaignState.APPROVED) {
      return new NextStep(NextKind.START, null, campaign.startAt);
    }
    if (approval.isPresent()) {
      HumanTask release = approval.get().task();
      return new NextStep(NextKind.RELEASE, name(elements, release.elementId()), release.due());
    }
    if (!steps.isEmpty()) {
      return new NextStep(NextKind.STEP, name(elements, steps.get(0).elementId()), null);
    }
    if (!touches.drained(campaign.number())) {
      return new NextStep(NextKind.SENDING, null, null);
    }
    return journeys
        .nextTimer(campaign.number())
        .map(timer -> new NextStep(NextKind.WAIT, name(elements, timer.elementId()), timer.at()))
        .orElseGet(
            () ->
                campaign.triggered()
                    ? new NextStep(NextKind.EVENTS, null, campaign.endAt)
                    : new NextStep(NextKind.EVALUATION, null, null));
  }

  private static String name(List<ElementInfo> elements, String id) {
    return elements.stream()
        .filter(element -> element.id().equals(id))
        .map(ElementInfo::name)
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse(id);
  }

  private static Set<String> channels(List<ElementInfo> elements) {
    Set<String> channels = new TreeSet<>();
    elements.stream()
        .filter(element -> TouchTask.KEY.equals(element.task()))
        .forEach(element -> channels.add(element.parameters().getOrDefault("channel", "")));
    return channels;
  }

  private List<CampaignRisk> risks(
      Campaign campaign,
      Set<String> channels,
      List<StepProgress> steps,
      Map<String, Set<String>> held,
      Optional<CampaignTask> approval) {
    List<CampaignRisk> risks = new ArrayList<>();
    add(risks, "FAILED_STEPS", null, count(steps, StepProgress.State.FAILED));
    add(risks, "RETRYING", null, count(steps, StepProgress.State.RETRYING));
    add(risks, "OVERDUE", null, approval.filter(handling::overdue).isPresent() ? 1 : 0);
    if (campaign.launchedAt != null) {
      add(risks, "IN_DOUBT", null, touches.counts(campaign.number()).inDoubt());
      Map<String, Long> noRoom = new TreeMap<>();
      for (StepCounts step : touches.steps(campaign.number())) {
        noRoom.merge(
            step.channel(), step.refused().getOrDefault(RefusalReason.CAPACITY, 0L), Long::sum);
      }
      noRoom.forEach((channel, customers) -> add(risks, "NO_CAPACITY", channel, customers));
    }
    channels.forEach(
        channel ->
            add(
                risks,
                "CHANNEL_HELD",
                channel,
                held.containsKey(channel) || held.containsKey("*") ? 1 : 0));
    return risks;
  }

  private static long count(List<StepProgress> steps, StepProgress.State state) {
    return steps.stream().filter(step -> step.state() == state).count();
  }

  private static void add(
      List<CampaignRisk> risks, String code, @Nullable String subject, long count) {
    if (count > 0) {
      risks.add(new CampaignRisk(code, subject, count));
    }
  }

  private List<CapacityUse> uses(Campaign campaign, List<ContactLoads.Load> ofToday) {
    return ofToday.stream()
        .filter(load -> load.campaign() == campaign.number())
        .map(
            load ->
                new CapacityUse(
                    load.channel(), load.contacts(), policy.capacityOf(load.channel()).perDay()))
        .toList();
  }
}
