package io.baton.standard.entry;

import io.baton.cohort.FieldType;
import io.baton.tag.TagSheet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tag of entered values as somebody wants it. Type, scale, theme and class count for a new one
 * only.
 *
 * @param create whether there must be none of that code yet
 */
record ManualTagDraft(
    boolean create,
    @Nullable String nameZh,
    @Nullable String nameEn,
    @Nullable FieldType type,
    @Nullable Integer scale,
    TagSheet.@Nullable Theme theme,
    TagSheet.@Nullable TagClass tagClass,
    @Nullable String definition,
    @Nullable Boolean review,
    @Nullable List<String> rules) {}
