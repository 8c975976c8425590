/** What every request meets: problem bodies, the single-page application, the API description. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "access"})
@org.jspecify.annotations.NullMarked
package io.baton.web;
