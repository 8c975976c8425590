package io.baton.campaign;

import io.baton.access.Access;
import io.baton.access.Person;
import io.baton.shared.BatonClock;
import io.baton.shared.Loading;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a person sees first: what runs, what waits for them, what is still being loaded. */
@RestController
class HomeController {
  private final Access access;
  private final Campaigns campaigns;
  private final Tasks tasks;
  private final ObjectProvider<Loading> loadings;
  private final BatonClock clock;

  HomeController(
      Access access,
      Campaigns campaigns,
      Tasks tasks,
      ObjectProvider<Loading> loadings,
      BatonClock clock) {
    this.access = access;
    this.campaigns = campaigns;
    this.tasks = tasks;
    this.loadings = loadings;
    this.clock = clock;
  }

  @GetMapping("/api/home")
  @PreAuthorize("isAuthenticated()")
  Home home() {
    Person person = access.current();
    List<Campaign> visible = campaigns.visibleTo(person);
    long waiting =
        tasks.openFor(person).stream().filter(task -> tasks.waitsFor(task, person)).count();
    return new Home(
        visible.stream().filter(campaign -> campaign.state == CampaignState.LIVE).count(),
        visible.size(),
        waiting,
        loadings.stream().map(Loading::progress).filter(Objects::nonNull).findFirst().orElse(null),
        clock.now());
  }

  /**
   * @param waitingForMe tasks that wait for this person
   * @param loading null once everything is there
   */
  record Home(
      long liveCampaigns,
      long campaigns,
      long waitingForMe,
      Loading.@Nullable Progress loading,
      Instant asOf) {}
}
