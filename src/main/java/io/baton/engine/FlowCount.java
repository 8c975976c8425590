package io.baton.engine;

/** How many customers went down a sequence flow. */
public record FlowCount(String flowId, long count) {}
