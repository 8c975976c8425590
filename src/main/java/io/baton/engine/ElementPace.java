package io.baton.engine;

/**
 * How many customers have left an element within the last five minutes, to a quarter of a minute.
 */
public record ElementPace(String elementId, long left) {}
