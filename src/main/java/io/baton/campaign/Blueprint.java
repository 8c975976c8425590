package io.baton.campaign;

import io.baton.content.TemplateVersion;
import io.baton.decision.DecisionVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A campaign's plan with every name resolved to the version that will run.
 *
 * @param startMessage name of the journey's start message; null for a journey that starts with an
 *     audience
 * @param followed keys of tables of which the journey asks the latest version, whenever somebody
 *     comes; of all others it asks the one here
 */
record Blueprint(
    ProcessVersion lifeCycle,
    ProcessVersion journey,
    @Nullable String startMessage,
    List<Touchpoint> touchpoints,
    List<DecisionVersion> decisions,
    Set<String> followed) {

  Optional<TemplateVersion> wordingAt(String element) {
    return touchpoints.stream()
        .filter(touchpoint -> touchpoint.element().equals(element))
        .map(Touchpoint::wording)
        .findFirst();
  }
}
