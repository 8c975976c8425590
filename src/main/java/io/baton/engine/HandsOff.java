package io.baton.engine;

import io.baton.shared.BatonException;
import java.util.Optional;

/** Knows who may not release the customers of a campaign, whatever their role. */
public interface HandsOff {
  /**
   * What the person has had to do with the campaign, now or once before; empty where that is
   * nothing.
   */
  Optional<Hand> of(long campaignId, String person);

  /** What a person did, on which others have to look now. */
  enum Hand {
    /** Wrote the campaign. */
    WROTE(EngineErrorCode.RELEASE_OWN, "wrote it"),
    /** Submitted it. */
    SUBMITTED(EngineErrorCode.RELEASE_OWN, "submitted it"),
    /** Drew the journey in which the customers wait. */
    DREW(EngineErrorCode.RELEASE_DRAWN, "drew its journey");

    private final EngineErrorCode code;
    private final String deed;

    Hand(EngineErrorCode code, String deed) {
      this.code = code;
      this.deed = deed;
    }

    /** What the person is told. */
    public BatonException refusal() {
      return new BatonException(code, "nobody releases the customers of a campaign who " + deed);
    }
  }
}
