/** A named set of customers: rule, list, event or model; portraits. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "shared",
      "access",
      "cohort",
      "customer",
      "history",
      "source",
      "source::csv",
      "tag"
    })
@org.jspecify.annotations.NullMarked
package io.baton.segment;
