package io.baton.channel;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What some channels need beside the text.
 *
 * @param purpose MARKETING or SERVICE; marketing mail carries a way to refuse more of it
 * @param html the same message for readers that show HTML, escaped already
 * @param template key of the wording; a peer that has templates of its own maps it to one of them
 * @param fields values of the fields the wording declares, for such peers
 */
public record MessageDetails(
    String purpose,
    @Nullable String html,
    @Nullable String template,
    int templateVersion,
    Map<String, String> fields) {
  /** Nothing but the text; counts as marketing, the stricter of the two. */
  public static final MessageDetails NONE =
      new MessageDetails("MARKETING", null, null, 0, Map.of());

  public MessageDetails {
    fields = Map.copyOf(fields);
  }

  public boolean marketing() {
    return !purpose.equals("SERVICE");
  }

  /** Values are personal data and do not belong in logs. */
  @Override
  public String toString() {
    return "MessageDetails[" + purpose + ", " + template + "/" + templateVersion + "]";
  }
}
