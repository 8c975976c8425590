/** What a diagram may hold: the hardened reader, the list of words, and the rules of structure. */
@org.jspecify.annotations.NullMarked
package io.baton.engine.gate;
