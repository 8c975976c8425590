/** One contact attempt, from plan to receipt. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "shared",
      "access",
      "setting",
      "cohort",
      "customer",
      "policy",
      "content",
      "channel"
    })
@org.jspecify.annotations.NullMarked
package io.baton.touch;
