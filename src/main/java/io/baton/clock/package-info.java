/** Campaign time: the database's clock, and a test clock that an administrator can move forward. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "access"})
@org.jspecify.annotations.NullMarked
package io.baton.clock;
