package io.baton.segment;

import io.baton.segment.SamplingCustomers.CustomerSample;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Customers by any combination of conditions, without saving anything. */
@RestController
class SampleController {
  private static final int PAGE = 20;

  private final SamplingCustomers sampling;

  SampleController(SamplingCustomers sampling) {
    this.sampling = sampling;
  }

  /** {@code rule} is the definition of a RULE, in few words. */
  record SampleQuestion(
      @Nullable String kind,
      @Nullable JsonNode definition,
      @Nullable String among,
      @Nullable JsonNode rule,
      @Nullable Long skip,
      @Nullable Integer limit) {}

  @PostMapping("/api/segments/sample")
  @PreAuthorize("hasAnyRole('MARKETER', 'ANALYST')")
  CustomerSample sample(@RequestBody SampleQuestion question) {
    return sampling.page(
        question.kind() == null ? RuleKind.NAME : question.kind(),
        question.definition() == null ? question.rule() : question.definition(),
        question.among(),
        question.skip() == null ? 0 : question.skip(),
        question.limit() == null ? PAGE : question.limit());
  }
}
