package io.baton.segment;

import io.baton.access.Access;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Consents;
import io.baton.customer.Customers;
import io.baton.shared.BatonException;
import io.baton.source.Sources;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Records one consent act for all customers of a source or segment whom the caller may see. */
@RestController
@RequestMapping("/api/customers/consents")
class ConsentController {
  private final Consents consents;
  private final Customers customers;
  private final Sources sources;
  private final Segments segments;
  private final Access access;

  ConsentController(
      Consents consents, Customers customers, Sources sources, Segments segments, Access access) {
    this.consents = consents;
    this.customers = customers;
    this.sources = sources;
    this.segments = segments;
    this.access = access;
  }

  /** Exactly one of source and segment is given. */
  record Consent(
      @Nullable String source,
      @Nullable String segment,
      @NotNull String channel,
      @NotNull String purpose,
      @NotNull String evidence) {}

  record Receipt(long customers) {}

  @PostMapping
  @PreAuthorize("hasAnyRole('MARKETER', 'OPERATOR')")
  Receipt record(@Valid @RequestBody Consent consent) {
    CustomerSet who = named(consent).and(customers.visibleTo(access.current()));
    consents.grant(who, consent.channel(), consent.purpose(), consent.evidence(), "IMPORT");
    return new Receipt(who.size());
  }

  private CustomerSet named(Consent consent) {
    String source = consent.source();
    String segment = consent.segment();
    if (source != null && segment == null) {
      return sources.membersOf(source);
    }
    if (segment != null && source == null) {
      return segments.evaluate(segments.visible(segment));
    }
    throw new BatonException(
        SegmentError.SEGMENT_INVALID, "name either a source or a segment, and not both");
  }
}
