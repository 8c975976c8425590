/**
 * The demo bank: generated customers, their year of events, and a campaign that is already live.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "shared",
      "access",
      "cohort",
      "customer",
      "source",
      "tag",
      "tag :: compute",
      "standard",
      "standard :: entry",
      "segment",
      "grouping",
      "engine",
      "decision",
      "policy",
      "content",
      "element",
      "channel",
      "touch",
      "event",
      "history",
      "dictionary",
      "response",
      "campaign",
      "evaluation"
    })
@org.jspecify.annotations.NullMarked
package io.baton.demo;
