package io.baton.portrait;

import io.baton.tag.TagSheet.TagClass;
import io.baton.tag.TagSheet.Theme;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a portrait is built from, in its order: a segment is looked at by dimensions, a dimension
 * has attributes, an attribute has tags.
 *
 * @param version counts up with every change
 */
record PortraitModel(int version, Instant changedAt, String changedBy, List<Dimension> dimensions) {

  /** A section of the portrait. */
  record Dimension(
      @NotNull String code,
      @NotNull String nameZh,
      @NotNull String nameEn,
      @NotNull List<@NotNull @Valid Attribute> attributes) {}

  /**
   * Tags that belong together.
   *
   * @param takes all tags whose data sheet says so
   * @param tags codes of those that belong here whatever their data sheet says
   */
  record Attribute(
      @NotNull String code,
      @NotNull String nameZh,
      @NotNull String nameEn,
      @NotNull List<@NotNull @Valid Sort> takes,
      @NotNull List<@NotNull String> tags) {}

  /**
   * Tags by what their data sheets say.
   *
   * @param type the class; null for those of the theme that no other attribute takes
   */
  record Sort(@NotNull Theme theme, @Nullable TagClass type) {}
}
