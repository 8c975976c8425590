/** Plan, approval, manifest, control group, journeys. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "shared",
      "access",
      "setting",
      "cohort",
      "customer",
      "tag",
      "segment",
      "engine",
      "decision",
      "policy",
      "content",
      "element",
      "channel",
      "touch",
      "event",
      "scoring",
      "worklist",
      "history",
      "response"
    })
@org.jspecify.annotations.NullMarked
package io.baton.campaign;
