/** Tags compute themselves every night: when, whether it happened, and whom it concerns if not. */
@org.jspecify.annotations.NullMarked
package io.baton.tag.night;
