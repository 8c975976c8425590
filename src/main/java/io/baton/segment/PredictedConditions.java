package io.baton.segment;

import io.baton.tag.Prediction;
import io.baton.tag.Predictions;
import io.baton.tag.Tags;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Finds the conditions of a segment, and of the segments it is made of, that are predictions. */
@Component
class PredictedConditions {
  private final SegmentBook book;
  private final SegmentKinds kinds;
  private final Predictions predictions;
  private final Tags tags;

  PredictedConditions(SegmentBook book, SegmentKinds kinds, Predictions predictions, Tags tags) {
    this.book = book;
    this.kinds = kinds;
    this.predictions = predictions;
    this.tags = tags;
  }

  List<PredictedCondition> of(Segment segment) {
    List<PredictedCondition> found = new ArrayList<>();
    Set<String> seen = new HashSet<>(Set.of(segment.code()));
    Deque<Segment> open = new ArrayDeque<>(List.of(segment));
    while (!open.isEmpty()) {
      Segment next = open.pop();
      found.addAll(own(next));
      for (String part : kinds.get(next.kind()).segments(next.definition())) {
        if (seen.add(part)) {
          book.find(part).ifPresent(open::add);
        }
      }
    }
    return found;
  }

  private List<PredictedCondition> own(Segment segment) {
    SegmentKind kind = kinds.get(segment.kind());
    // By the tag's code: as which field the definition names it.
    Map<String, String> fields = new TreeMap<>();
    for (String field : kind.tags(segment.definition())) {
      fields.put(tagOf(field, segment), field);
    }
    List<PredictedCondition> found = new ArrayList<>();
    for (Prediction prediction : predictions.among(fields.keySet())) {
      String field = fields.getOrDefault(prediction.tag(), prediction.tag());
      found.add(
          new PredictedCondition(
              segment.code(),
              prediction.tag(),
              prediction.nameZh(),
              prediction.nameEn(),
              prediction.modelVersion(),
              prediction.probability(),
              kind.places(segment.definition(), field)));
    }
    return found;
  }

  /** A column's name among a source is short for its tag. */
  private String tagOf(String field, Segment segment) {
    String column = segment.among() + "." + field;
    return segment.among() != null && tags.find(column).isPresent() ? column : field;
  }
}
