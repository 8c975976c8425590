package io.baton.tagservice;

import io.baton.access.Person;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The system that asks: its key, and the person it counts as in the record and in the scope. */
record Caller(ApiKey key, Person person, TokenBucket bucket) {
  /** The fields of these that the key has no right to, with their places. */
  List<Finding> denied(List<String> fields) {
    Set<String> granted = new HashSet<>(key.fields());
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      if (!granted.contains(fields.get(i))) {
        findings.add(
            new Finding(
                "/fields/" + i,
                TagServiceError.SERVICE_FIELD_DENIED.name(),
                "this key may not read " + fields.get(i)));
      }
    }
    return findings;
  }

  /**
   * @throws BatonException SERVICE_SEGMENT_DENIED, whether there is such a segment or not
   */
  void requireSegment(String code) {
    if (!key.segments().contains(code)) {
      throw new BatonException(
          TagServiceError.SERVICE_SEGMENT_DENIED, "this key may not ask that segment");
    }
  }
}
