package io.baton.tag;

import java.util.List;

/** A module that knows which columns a tag is computed from. */
public interface TagOrigins {
  /** {@code <source>.<column>}, or {@code <source>} where rows are counted; empty where unknown. */
  List<String> columnsOf(String tagCode);
}
