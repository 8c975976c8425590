package io.baton.decision;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * How far a compiled table has been compared with the official engine.
 *
 * @param exhaustive one representative of every combination of input classes was compared;
 *     otherwise {@code compared} of them were
 * @param compared combinations that were run through both
 * @param combinations how many there are
 * @param difference the first one that came out differently, in words; null where none did
 * @param place the table, row and column of the difference, as far as they are known
 */
public record DecisionCertificate(
    boolean exhaustive,
    long compared,
    BigInteger combinations,
    @Nullable String difference,
    @Nullable String place) {}
