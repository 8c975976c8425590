package io.baton.segment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An imported list of customers, and what became of its lines. A list never changes; appending
 * makes a new one.
 *
 * @param appendedTo the list whose customers are in this one too, or null
 * @param lines lines with text, without the head line
 * @param customers distinct customers, those of the list it was appended to included
 * @param duplicates lines whose customer had been named before
 * @param unknown lines that could be a customer's key and are none
 * @param malformed lines that cannot be a key
 * @param cohortId the stored set
 * @param scope path of the branch of whoever imported it; only its customers are known
 */
record CustomerList(
    long id,
    String file,
    @Nullable Long appendedTo,
    long lines,
    long customers,
    long duplicates,
    long unknown,
    long malformed,
    long cohortId,
    String scope,
    String actor,
    Instant at) {}
