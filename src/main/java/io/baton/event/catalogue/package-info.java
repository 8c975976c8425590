/** What kinds of events there are, what they say, and what came that nobody declared. */
@org.jspecify.annotations.NullMarked
package io.baton.event.catalogue;
