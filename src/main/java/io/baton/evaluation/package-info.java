/** Did it work? Effect against control, cost, reports. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "shared",
      "access",
      "cohort",
      "customer",
      "engine",
      "decision",
      "policy",
      "touch",
      "response",
      "campaign"
    })
@org.jspecify.annotations.NullMarked
package io.baton.evaluation;
