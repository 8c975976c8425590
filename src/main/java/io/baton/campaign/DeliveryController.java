package io.baton.campaign;

import io.baton.access.Access;
import io.baton.segment.Snapshot;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A segment becomes the draft of a campaign. */
@RestController
@RequestMapping("/api/segments/{code}/delivery")
class DeliveryController {
  private final DeliveringSegment delivering;
  private final Access access;

  DeliveryController(DeliveringSegment delivering, Access access) {
    this.delivering = delivering;
    this.access = access;
  }

  /**
   * @param campaign code of the draft
   * @param snapshot whom it is bound to
   */
  record Delivery(String campaign, String name, Snapshot snapshot) {}

  @PostMapping
  @PreAuthorize("hasRole('MARKETER')")
  @ResponseStatus(HttpStatus.CREATED)
  Delivery deliver(@PathVariable String code) {
    DeliveringSegment.Delivered delivered = delivering.deliver(code, access.current());
    Campaign campaign = delivered.campaign();
    return new Delivery(campaign.code, campaign.name, delivered.snapshot());
  }
}
