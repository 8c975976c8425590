/** What models find out, brought to those who talk to customers: insight tags and leads. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "shared",
      "access",
      "cohort",
      "tag",
      "tag::compute",
      "policy",
      "worklist"
    })
@org.jspecify.annotations.NullMarked
package io.baton.insight;
