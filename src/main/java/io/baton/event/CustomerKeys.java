package io.baton.event;

import java.util.Collection;
import java.util.Map;

/** All the intake needs to know of customers: which keys exist, and their dense ids. */
interface CustomerKeys {
  Map<String, Integer> idsOf(Collection<String> keys);
}
