package io.baton.dictionary;

import io.baton.shared.Finding;
import java.util.List;

/**
 * What became of the lines of a load.
 *
 * @param refused lines that are no entries; the others were taken
 * @param firstRefused why, for the first of them
 */
public record Loaded(
    long lines, long added, long changed, long refused, List<Finding> firstRefused) {}
