package io.baton.campaign;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.access.Person;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import io.baton.engine.EngineErrorCode;
import io.baton.engine.Journeys;
import io.baton.engine.LifeCycles;
import io.baton.engine.StepProgress;
import io.baton.shared.BatonException;
import io.baton.touch.CampaignTouches;
import io.baton.touch.CampaignTouches.Touched;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A campaign while it runs: its diagrams and the numbers on them. */
@RestController
@RequestMapping("/api/campaigns/{code}")
class LiveController {
  private static final int PAGE = 50;

  private final Access access;
  private final Campaigns campaigns;
  private final Processes processes;
  private final Journeys journeys;
  private final LifeCycles lifeCycles;
  private final LiveNumbers numbers;
  private final LiveStreams streams;
  private final CampaignTouches touches;
  private final Customers customers;
  private final Audit audit;

  LiveController(
      Access access,
      Campaigns campaigns,
      Processes processes,
      Journeys journeys,
      LifeCycles lifeCycles,
      LiveNumbers numbers,
      LiveStreams streams,
      CampaignTouches touches,
      Customers customers,
      Audit audit) {
    this.access = access;
    this.campaigns = campaigns;
    this.processes = processes;
    this.journeys = journeys;
    this.lifeCycles = lifeCycles;
    this.numbers = numbers;
    this.streams = streams;
    this.touches = touches;
    this.customers = customers;
    this.audit = audit;
  }

  @GetMapping("/live")
  @PreAuthorize("isAuthenticated()")
  LiveNumbers.Live live(@PathVariable String code) {
    return numbers.of(campaigns.find(code, access.current()));
  }

  /** The same as server-sent events named {@code live}, whenever a number has changed. */
  @GetMapping(value = "/live/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @PreAuthorize("isAuthenticated()")
  SseEmitter stream(@PathVariable String code) {
    return streams.open(campaigns.find(code, access.current()));
  }

  /** Lets a step that has failed try again at once. */
  @PostMapping("/steps/{number}/retry")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Transactional
  @PreAuthorize("hasAnyRole('MARKETER', 'OPERATOR')")
  public void retry(@PathVariable String code, @PathVariable long number) {
    Campaign campaign = campaigns.find(code, access.current());
    boolean failed =
        journeys.steps(campaign.number()).stream()
            .anyMatch(step -> step.number() == number && step.state() == StepProgress.State.FAILED);
    if (!failed) {
      throw new BatonException(
          EngineErrorCode.STEP_NOT_FAILED, "the campaign has no such step that failed");
    }
    journeys.retry(number);
    audit.record("STEP_RETRIED", "campaign:" + campaign.code, Map.of("step", number));
  }

  /**
   * @param next to be sent back as {@code after}; null on the last page
   */
  record TouchPage(List<CampaignTouch> items, @Nullable String next) {}

  /**
   * @param customer the bank's key
   * @param element of the journey
   */
  record CampaignTouch(
      String customer,
      String element,
      String channel,
      Instant due,
      String state,
      int failedAttempts,
      @Nullable Instant retryAt,
      @Nullable String detail) {}

  /** Touches of the customers whom the caller may see. */
  @GetMapping("/touches")
  @PreAuthorize("hasAnyRole('MARKETER', 'ANALYST', 'OPERATOR', 'RELATIONSHIP_MANAGER')")
  TouchPage touches(
      @PathVariable String code,
      @RequestParam(defaultValue = "") @Size(max = 12) List<@Size(max = 32) String> state,
      @RequestParam @Nullable @Size(max = 64) String after) {
    Person person = access.current();
    Campaign campaign = campaigns.find(code, person);
    CampaignTouches.Found found =
        touches.page(
            campaign.number(),
            state.stream().filter(name -> !name.isEmpty()).toList(),
            customers.visibleTo(person),
            after,
            PAGE);
    Map<Integer, String> keys =
        customers.keysOf(
            CustomerSet.of(found.touches().stream().mapToInt(Touched::customer).toArray()));
    return new TouchPage(
        found.touches().stream()
            .map(
                touch ->
                    new CampaignTouch(
                        keys.getOrDefault(touch.customer(), ""),
                        touch.origin(),
                        touch.channel(),
                        touch.due(),
                        touch.state(),
                        touch.failedAttempts(),
                        touch.retryAt(),
                        touch.detail()))
            .toList(),
        found.next());
  }

  @GetMapping(value = "/journey.bpmn", produces = MediaType.APPLICATION_XML_VALUE)
  @PreAuthorize("isAuthenticated()")
  String journey(@PathVariable String code) {
    return processes.journeyOf(campaigns.find(code, access.current())).xml();
  }

  @GetMapping(value = "/life-cycle.bpmn", produces = MediaType.APPLICATION_XML_VALUE)
  @PreAuthorize("isAuthenticated()")
  String lifeCycle(@PathVariable String code) {
    long id = campaigns.find(code, access.current()).number();
    return new String(lifeCycles.diagram(id), StandardCharsets.UTF_8);
  }
}
