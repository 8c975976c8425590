package io.baton.segment;

import static java.util.stream.Collectors.toMap;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The kinds there are, by name. */
@Component
class SegmentKinds {
  private final Map<String, SegmentKind> byName;

  SegmentKinds(List<SegmentKind> kinds) {
    this.byName = new TreeMap<>(kinds.stream().collect(toMap(SegmentKind::name, kind -> kind)));
  }

  /**
   * @throws BatonException SEGMENT_INVALID
   */
  SegmentKind get(String name) {
    SegmentKind kind = byName.get(name);
    if (kind == null) {
      String fault = "a segment is one of " + String.join(", ", byName.keySet());
      throw new BatonException(
          SegmentError.SEGMENT_INVALID,
          fault,
          List.of(new Finding("/kind", SegmentError.SEGMENT_INVALID.name(), fault)));
    }
    return kind;
  }
}
