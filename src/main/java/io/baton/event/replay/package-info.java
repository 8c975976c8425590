/** Plays recorded or made-up events on a clock into a topic or a feed on this machine. */
@org.springframework.modulith.NamedInterface("replay")
@org.jspecify.annotations.NullMarked
package io.baton.event.replay;
