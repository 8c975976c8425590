/**
 * A gateway that only pretends: a process of its own that takes messages as the HTTP channel sends
 * them, keeps its own book, and misbehaves as told. Nothing of the product runs in it.
 */
@org.jspecify.annotations.NullMarked
package io.baton.channel.peer;
