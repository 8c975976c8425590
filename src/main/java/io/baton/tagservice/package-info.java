/** Tags and segments for other systems of the bank, each with a key and rights of its own. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"shared", "access", "cohort", "customer", "tag", "segment"})
@org.jspecify.annotations.NullMarked
package io.baton.tagservice;
