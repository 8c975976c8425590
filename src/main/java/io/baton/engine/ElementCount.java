package io.baton.engine;

/**
 * How many customers came to an element, are there, and have left it. A customer who passes twice
 * counts twice. In a life cycle, tokens are counted.
 */
public record ElementCount(String elementId, long entered, long waiting, long left) {}
