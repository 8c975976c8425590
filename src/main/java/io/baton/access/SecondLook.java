package io.baton.access;

import io.baton.shared.BatonException;
import io.baton.shared.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The look of a second person at what somebody proposed: it is given once, never by whoever
 * proposed it, and a "no" says why. Whoever keeps the proposals has the last word, in one
 * statement, so that of two people who decide at the same moment one is told that he was too late.
 */
public final class SecondLook {
  static final int LONGEST_NOTE = 500;

  private final ErrorCode noteMissing;
  private final ErrorCode ownReview;
  private final ErrorCode decided;

  /** With the module's own codes for its three refusals. */
  public SecondLook(ErrorCode noteMissing, ErrorCode ownReview, ErrorCode decided) {
    this.noteMissing = noteMissing;
    this.ownReview = ownReview;
    this.decided = decided;
  }

  /** What somebody says of a proposal, as it came in. */
  public record Word(String by, boolean accept, @Nullable String note) {}

  /** Keeps the word. */
  @FunctionalInterface
  public interface Keeping {
    /**
     * @param note stripped; null where nothing was said
     * @return false where the proposal does not wait any more, or is of that person
     */
    boolean keep(String by, @Nullable String note);
  }

  /**
   * @throws BatonException with one of the three codes; nothing is kept then
   */
  public void take(Word word, String proposedBy, Keeping proposal) {
    String note = note(word);
    if (!proposal.keep(word.by(), note)) {
      throw proposedBy.equals(word.by())
          ? new BatonException(ownReview, "somebody else has to approve it")
          : new BatonException(decided, "somebody has decided already");
    }
  }

  private @Nullable String note(Word word) {
    String said = word.note() == null || word.note().isBlank() ? null : word.note().strip();
    if ((!word.accept() && said == null) || (said != null && said.length() > LONGEST_NOTE)) {
      throw new BatonException(
          noteMissing, "say why, in at most %d characters".formatted(LONGEST_NOTE));
    }
    return said;
  }
}
