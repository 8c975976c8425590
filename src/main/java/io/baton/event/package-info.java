/** Takes in what happened, once, in order per customer. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"shared", "access", "setting", "customer"})
@org.jspecify.annotations.NullMarked
package io.baton.event;
