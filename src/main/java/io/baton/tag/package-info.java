/** What we know about a customer, as dated values. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "shared",
      "access",
      "setting",
      "cohort",
      "customer",
      "source",
      "source::csv"
    })
@org.jspecify.annotations.NullMarked
package io.baton.tag;
