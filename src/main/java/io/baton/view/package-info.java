/** What each person keeps for themselves of a list: its filters, under a name. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "access"})
@org.jspecify.annotations.NullMarked
package io.baton.view;
