package io.baton.shared;

/**
 * One thing wrong with a document or request, and where.
 *
 * @param place where to look: "line 7, column 3", a JSON pointer, "Task_1/@camunda:class"
 * @param code stable name of what is wrong
 * @param message for people; says what to do
 */
public record Finding(String place, String code, String message) {}
