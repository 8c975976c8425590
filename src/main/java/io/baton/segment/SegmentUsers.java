package io.baton.segment;

import java.util.List;

/** Says which things of its kind use a segment; every module that uses segments has one. */
public interface SegmentUsers {
  List<SegmentUse> usersOf(String segment);
}
