package io.baton.portrait;

import io.baton.cohort.FieldType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What groups of customers look like beside all whom the asker may see. Where counts are null there
 * are too few customers to say.
 *
 * @param groups the first is what was asked for, further ones stand beside it
 * @param base all customers whom the asker may see
 * @param trail how many remain after each step, by group
 * @param coarse whether counts are rounded to {@code smallestGroup} and smaller ones left out
 * @param sections where all counted tags stand, in the order of the model
 * @param counted how many tags were counted; {@code tags} has the most telling of them
 * @param tags the most telling first
 */
public record Portrait(
    List<PortraitGroup> groups,
    @Nullable Long base,
    List<Remaining> trail,
    boolean coarse,
    int smallestGroup,
    List<Warning> warnings,
    List<Section> sections,
    int counted,
    List<TagPortrait> tags,
    Instant asOf,
    double millis) {

  /**
   * @param code of the segment; null for an intersection
   */
  public record PortraitGroup(@Nullable String code, @Nullable String name, @Nullable Long count) {}

  /** After so many steps. */
  public record Remaining(int step, List<@Nullable Long> counts) {}

  /** A dimension of the model that counted tags are in; without a code for those in none. */
  public record Section(
      @Nullable String dimension,
      @Nullable String nameZh,
      @Nullable String nameEn,
      List<SectionAttribute> attributes) {}

  /** The layer between segment and tag: how many of the counted tags are in it. */
  public record SectionAttribute(
      @Nullable String attribute, @Nullable String nameZh, @Nullable String nameEn, int tags) {}

  /**
   * @param dimension its place in the model; null where it has none
   * @param bits what the tag tells of membership in the most distinct group
   * @param means by group, then of all; numbers and exact portraits only
   * @param more slots that are not listed
   */
  public record TagPortrait(
      String code,
      String nameZh,
      String nameEn,
      FieldType type,
      @Nullable String dimension,
      @Nullable String attribute,
      @Nullable String unit,
      double bits,
      List<@Nullable BigDecimal> means,
      List<Cell> cells,
      int more) {}

  /**
   * @param groups in the order of the portrait's groups
   */
  public record Cell(
      Slot slot, List<Measure> groups, @Nullable Long base, @Nullable Double baseShare) {}

  /**
   * @param index share ÷ share among all × 100
   */
  public record Measure(@Nullable Long count, @Nullable Double share, @Nullable Double index) {}

  /** Something to know before relying on it. */
  public record Warning(Code code, String segment, List<String> tags) {
    public enum Code {
      EMPTY,
      /** Fewer than the smallest group that is shown. */
      SMALL,
      /** More of all customers than a segment should be. */
      OVERSIZE,
      /** A tag of the rule is older than its data sheet allows. */
      STALE
    }
  }
}
