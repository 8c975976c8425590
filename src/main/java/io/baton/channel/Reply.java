package io.baton.channel;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a recipient wrote back.
 *
 * @param id the peer's own name for it; the same reply may come several times
 * @param touchId what it answers, where the peer knows
 * @param address who wrote, where the peer does not know what it answers
 */
public record Reply(
    String id,
    String channel,
    @Nullable UUID touchId,
    @Nullable String address,
    String text,
    Instant at) {
  public Reply {
    if (touchId == null && address == null) {
      throw new IllegalArgumentException("a reply comes from somebody");
    }
  }

  /** Address and text are personal data and do not belong in logs. */
  @Override
  public String toString() {
    return "Reply[" + channel + ", " + id + "]";
  }
}
