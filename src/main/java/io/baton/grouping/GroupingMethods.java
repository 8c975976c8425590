package io.baton.grouping;

import static java.util.stream.Collectors.toMap;

import io.baton.shared.BatonException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The methods there are, by name. */
@Component
class GroupingMethods {
  private final Map<String, GroupingMethod> byName;

  GroupingMethods(List<GroupingMethod> methods) {
    this.byName =
        new TreeMap<>(methods.stream().collect(toMap(GroupingMethod::name, method -> method)));
  }

  /**
   * @throws BatonException GROUPING_INVALID
   */
  GroupingMethod get(String name) {
    GroupingMethod method = byName.get(name);
    if (method == null) {
      throw Settings.refused(
          GroupingError.GROUPING_INVALID,
          "/method",
          "a method is one of " + String.join(", ", byName.keySet()));
    }
    return method;
  }
}
