/**
 * What a campaign is made of beside its wording: materials, talk tracks, communications, responses,
 * success criteria, products and benefits, each with versions that a second person approves.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"shared", "access", "content"})
@org.jspecify.annotations.NullMarked
package io.baton.element;
