/** Who may do what, for which branch; the audit chain. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared"})
@org.jspecify.annotations.NullMarked
package io.baton.access;
