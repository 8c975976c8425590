package io.baton.tag.compute;

import java.util.List;

/** A module that has rows to compute tags from. */
public interface FactTables {
  List<FactTable> factTables();
}
