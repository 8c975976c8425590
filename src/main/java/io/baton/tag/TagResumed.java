package io.baton.tag;

/** A tag is online again; while it was not, nobody may have computed it. */
public record TagResumed(String code) {}
