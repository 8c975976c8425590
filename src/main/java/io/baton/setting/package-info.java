/** What may be changed while the application runs: with bounds, audited, the same on every node. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "access"})
@org.jspecify.annotations.NullMarked
package io.baton.setting;
