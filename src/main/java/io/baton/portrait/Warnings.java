package io.baton.portrait;

import io.baton.portrait.Portrait.Warning;
import io.baton.segment.Segment;
import io.baton.segment.Segments;
import io.baton.tag.Tag;
import io.baton.tag.TagPlaces.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What somebody should know before using a segment. */
@Component
class Warnings {
  private final PortraitSettings settings;
  private final Segments segments;

  Warnings(PortraitSettings settings, Segments segments) {
    this.settings = settings;
    this.segments = segments;
  }

  /**
   * @param count as it is shown
   */
  List<Warning> of(
      Segment segment,
      @Nullable Long count,
      @Nullable Long base,
      Map<String, Tag> tags,
      Map<String, Place> places,
      Instant now) {
    List<Warning> warnings = new ArrayList<>();
    if (count == null) {
      warnings.add(new Warning(Warning.Code.SMALL, segment.code(), List.of()));
    } else if (count == 0) {
      warnings.add(new Warning(Warning.Code.EMPTY, segment.code(), List.of()));
    } else if (base != null && count > settings.oversize() * base) {
      warnings.add(new Warning(Warning.Code.OVERSIZE, segment.code(), List.of()));
    }
    List<String> stale = new ArrayList<>();
    for (String code : tagsOf(segment, tags)) {
      Tag tag = tags.get(code);
      Integer told = places.getOrDefault(code, Place.NONE).freshWithinHours();
      int hours = told == null ? settings.freshWithinHours() : told;
      if (tag != null
          && tag.computedAt() != null
          && tag.computedAt().plus(Duration.ofHours(hours)).isBefore(now)) {
        stale.add(code);
      }
    }
    if (!stale.isEmpty()) {
      warnings.add(new Warning(Warning.Code.STALE, segment.code(), stale));
    }
    return warnings;
  }

  /** Codes of the tags that the segment compares. */
  TreeSet<String> tagsOf(Segment segment, Map<String, Tag> tags) {
    TreeSet<String> codes = new TreeSet<>();
    for (String field : segments.tagsOf(segment)) {
      String own = segment.among() + "." + field;
      codes.add(segment.among() != null && tags.containsKey(own) ? own : field);
    }
    return codes;
  }
}
