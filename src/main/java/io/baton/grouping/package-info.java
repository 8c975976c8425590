/** Customers divided into groups: ready definitions, look-alikes, layers, sub-groups, clusters. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "shared",
      "access",
      "cohort",
      "customer",
      "tag",
      "segment",
      "decision",
      "campaign",
      "response"
    })
@org.jspecify.annotations.NullMarked
package io.baton.grouping;
