package io.baton.decision;

import io.baton.cohort.Field;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Keeps tables that somebody follows fit for them: what is drawn behind the table reads its results
 * by name, and nobody draws it anew when the table changes.
 */
@Component
class FollowedTables {
  private final ObjectProvider<TableFollowers> followers;

  FollowedTables(ObjectProvider<TableFollowers> followers) {
    this.followers = followers;
  }

  boolean followed(String key) {
    return !of(key).isEmpty();
  }

  private List<String> of(String key) {
    return followers.stream().flatMap(each -> each.of(key).stream()).toList();
  }

  void tookEffect(DecisionVersion version) {
    followers.forEach(each -> each.tookEffect(version));
  }

  /**
   * @param before what is in effect
   * @throws io.baton.shared.BatonException DECISION_REFUSED with a finding for each result that is
   *     gone or has another type
   */
  void requireKept(DecisionTable before, DecisionTable after) {
    List<String> following = of(after.key());
    if (following.isEmpty()) {
      return;
    }
    String who = String.join(", ", following);
    DmnFindings findings = new DmnFindings();
    if (after.hitPolicy().givesLists()) {
      findings.add(after.key(), "DMN_CONTRACT", "%s needs one result, not a list".formatted(who));
    }
    for (Field output : before.outputs()) {
      Optional<Field> now =
          after.outputs().stream().filter(o -> o.code().equals(output.code())).findFirst();
      if (now.isEmpty() || now.get().type() != output.type()) {
        findings.add(
            "%s, column %s".formatted(after.key(), output.code()),
            "DMN_CONTRACT",
            "%s follows this table and reads the result %s".formatted(who, output.code()));
      }
    }
    findings.requireNone();
  }
}
