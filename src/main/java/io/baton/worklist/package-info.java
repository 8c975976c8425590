/** Contacts that people make: tasks of relationship managers, lists for the call centre. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"shared", "access", "setting", "cohort", "customer", "channel", "event"})
@org.jspecify.annotations.NullMarked
package io.baton.worklist;
