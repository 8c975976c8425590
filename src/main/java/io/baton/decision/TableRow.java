package io.baton.decision;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of a decision table, as somebody sees it who asks what it rests on.
 *
 * @param table key of the decision of the document whose row it is
 * @param number from 1
 * @param remark of the row's author; null without one
 * @param tests names of what it looks at: facts, or what other decisions of the document give
 * @param values that it gives, by the output's name; calculated ones are missing
 */
public record TableRow(
    String table,
    int number,
    @Nullable String remark,
    Set<String> tests,
    Map<String, String> values) {}
