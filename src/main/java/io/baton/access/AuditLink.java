package io.baton.access;

import io.baton.shared.Canonical;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** How an entry hangs on the one before it, and how the end of the chain is sealed. */
final class AuditLink {
  static final byte[] START = new byte[32];
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final byte[] END = {'e', 'n', 'd'};

  private final Mark mark;

  AuditLink(Mark mark) {
    this.mark = mark;
  }

  /** HMAC over the HMAC before, and the entry as a canonical JSON array. */
  byte[] mac(byte[] before, long seq, Instant at, AuditDraft entry) {
    String json =
        JSON.writeValueAsString(
            List.of(
                Long.toString(seq),
                at.toString(),
                entry.actor(),
                entry.action(),
                entry.subject(),
                entry.details()));
    return mark.of(before, Canonical.json(json));
  }

  byte[] seal(long seq, byte[] mac) {
    return mark.of(END, ByteBuffer.allocate(Long.BYTES).putLong(seq).array(), mac);
  }
}
