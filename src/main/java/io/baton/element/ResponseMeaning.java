package io.baton.element;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What it means when a customer does something after a contact.
 *
 * @param channel where it happens: a channel, or BRANCH or WEB
 * @param eventType type of the event that tells it
 * @param positive true where it counts as interest
 */
public record ResponseMeaning(
    @Nullable Words name,
    @Nullable String channel,
    @Nullable String eventType,
    @Nullable Meaning meaning,
    boolean positive,
    @Nullable String advice)
    implements ElementContent {
  private static final Set<String> CHANNELS =
      Set.of("EMAIL", "SMS", "APP_PUSH", "WECHAT", "SOCIAL", "CALL", "RM_TASK", "BRANCH", "WEB");
  private static final Set<Meaning> NEVER_POSITIVE =
      Set.of(Meaning.REFUSED, Meaning.COMPLAINED, Meaning.UNSUBSCRIBED);

  /** What the customer is taken to have said by it. */
  public enum Meaning {
    OPENED,
    CLICKED,
    INTERESTED,
    ACCEPTED,
    BOUGHT,
    REFUSED,
    COMPLAINED,
    UNSUBSCRIBED
  }

  @Override
  public ElementKind kind() {
    return ElementKind.RESPONSE;
  }

  @Override
  public void check(ContentLook look) {
    look.name(name);
    look.expect(
        channel != null && CHANNELS.contains(channel),
        "/channel",
        "one of " + CHANNELS.stream().sorted().toList());
    look.pattern(eventType, ContentLook.EVENT, "/eventType", "the type of an event");
    look.present(meaning, "/meaning");
    look.expect(
        meaning == null || !positive || !NEVER_POSITIVE.contains(meaning),
        "/positive",
        "a refusal or complaint is not interest");
    look.text(advice, 0, 500, "/advice");
  }
}
