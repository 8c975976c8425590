package io.baton.campaign;

import io.baton.access.Access;
import io.baton.access.Person;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What would become of a campaign, before anybody signs it. */
@RestController
class PreflightController {
  private final Access access;
  private final Campaigns campaigns;
  private final PreparingPreflight preparing;

  PreflightController(Access access, Campaigns campaigns, PreparingPreflight preparing) {
    this.access = access;
    this.campaigns = campaigns;
    this.preparing = preparing;
  }

  @GetMapping("/api/campaigns/{code}/preflight")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR')")
  Preflight preflight(@PathVariable String code) {
    Person person = access.current();
    return preparing.of(campaigns.find(code, person), person);
  }
}
