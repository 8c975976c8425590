package io.baton.dictionary;

/**
 * What lines that were taken did.
 *
 * @param added codes that were not there
 * @param changed codes whose names are other ones now
 */
record Changes(long added, long changed) {}
