/** What a group of customers looks like beside all: distributions, comparison, drill-down. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "shared",
      "access",
      "setting",
      "cohort",
      "customer",
      "history",
      "segment",
      "tag"
    })
@org.jspecify.annotations.NullMarked
package io.baton.portrait;
