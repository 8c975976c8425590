package io.baton.worklist;

import java.time.Instant;
import java.util.List;

/** What whoever makes a contact has to know: what to say, and what the customer was sent before. */
public interface Talks {
  /**
   * @param campaign its code, as the contact names it
   */
  Talk of(String campaign, int customer);

  /**
   * One thing to say.
   *
   * @param part what it is there for
   * @param mustSay true where it is said word for word
   */
  record TalkLine(String part, String text, boolean mustSay) {}

  /**
   * A message of the same campaign.
   *
   * @param wording its subject, or the key of its template where it has none
   */
  record SentBefore(String channel, String wording, Instant at) {}

  /** Steps in the order in which they are said, messages in that in which they left. */
  record Talk(List<TalkLine> steps, List<SentBefore> sent) {
    public static final Talk NOTHING = new Talk(List.of(), List.of());
  }
}
