/** Ids, error codes, the clock; no beans. */
@org.springframework.modulith.ApplicationModule(
    type = org.springframework.modulith.ApplicationModule.Type.OPEN,
    allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package io.baton.shared;
