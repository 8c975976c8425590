/** One coding of the same field over all systems, and what may be entered at all. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "shared",
      "access",
      "cohort",
      "customer",
      "source",
      "source::csv",
      "dictionary",
      "tag"
    })
@org.jspecify.annotations.NullMarked
package io.baton.standard;
