/** Plays recorded or made-up events on a clock into a topic or a feed on this machine. */
@org.jspecify.annotations.NullMarked
package io.baton.event.replay;
