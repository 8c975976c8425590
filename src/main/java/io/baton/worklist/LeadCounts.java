package io.baton.worklist;

/** What has become of leads. */
public record LeadCounts(long open, long done, long interested, long withdrawn) {}
