package io.baton.touch;

/** Which plan a touch belongs to. */
public record TouchPlanRef(
    long runId, long step, int occurrence, String origin, String campaignCode, String channel) {}
