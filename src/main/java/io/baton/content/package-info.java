/** Approved wording: templates, scripts, materials, products, benefits. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "access"})
@org.jspecify.annotations.NullMarked
package io.baton.content;
