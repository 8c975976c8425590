package io.baton.grouping;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Definitions that belong together: one file of {@code segments/}. */
record StarterFamily(
    String code,
    String nameZh,
    String nameEn,
    String descriptionZh,
    String descriptionEn,
    List<Starter> segments) {

  /** A segment that is ready to be saved. */
  record Starter(
      String code,
      String nameZh,
      String nameEn,
      String descriptionZh,
      String descriptionEn,
      JsonNode rule) {}
}
