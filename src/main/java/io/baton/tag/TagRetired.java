package io.baton.tag;

/**
 * A tag was retired, or is a draft again after it was. Published in the transaction that did it.
 *
 * @param retired false where it came back
 */
public record TagRetired(String code, boolean retired) {}
