package io.baton.engine;

import org.jspecify.annotations.Nullable;

/**
 * A value the modeller gives to one task of a diagram, as a {@code camunda:property}.
 *
 * @param defaultValue used where the diagram does not say; null where there is none
 */
public record Parameter(
    String name,
    ParameterType type,
    boolean required,
    String labelZh,
    String labelEn,
    @Nullable String defaultValue) {}
