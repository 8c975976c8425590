package io.baton.campaign;

import io.baton.element.Communication;
import io.baton.element.ElementVersion;
import io.baton.shared.Finding;
import java.util.List;

/** Whether what a campaign names is what its journey does. */
final class ElementsFit {
  private ElementsFit() {}

  /** A communication that no touch of the journey makes would be signed and never happen. */
  static List<Finding> findings(List<ElementVersion> pinned, Blueprint blueprint) {
    return pinned.stream()
        .filter(version -> version.content() instanceof Communication)
        .filter(version -> !made((Communication) version.content(), blueprint))
        .map(
            version ->
                new Finding(
                    "/elements/" + version.key(),
                    "COMMUNICATION_NOT_MADE",
                    version.name() + " is not what any touch of the journey says"))
        .toList();
  }

  private static boolean made(Communication communication, Blueprint blueprint) {
    return blueprint.touchpoints().stream()
        .anyMatch(
            touch ->
                touch.channel().equals(communication.channel())
                    && touch.wording().key().equals(communication.template()));
  }
}
