package io.baton.channel.smpp;

import io.baton.channel.Receipt;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Which touch the SMSC means by its own message ids. A receipt may come before the id is written
 * down; each side writes first and then looks for the other, so that one of them finds the pair and
 * only one can take it.
 */
@Component
class SmppBook {
  private final JdbcClient jdbc;

  SmppBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The receipt, if it was here first. */
  Optional<Receipt> submitted(String messageId, UUID touch) {
    String id = messageId.toLowerCase(Locale.ROOT);
    jdbc.sql(
            """
            insert into channel_smpp_message (message_id, touch_id) values (?, ?)
            on conflict (message_id) do update set touch_id = excluded.touch_id, at = excluded.at
            """)
        .params(id, touch)
        .update();
    return pair(id);
  }

  /** The receipt by its touch; empty where the id is not known, or not yet. */
  Optional<Receipt> reported(String messageId, Receipt.Outcome outcome, String reason, Instant at) {
    String id = messageId.toLowerCase(Locale.ROOT);
    jdbc.sql(
            """
            insert into channel_smpp_receipt (message_id, outcome, reason, at) values (?, ?, ?, ?)
            on conflict (message_id) do nothing
            """)
        .params(id, outcome.name(), reason, Timestamp.from(at))
        .update();
    return pair(id);
  }

  private Optional<Receipt> pair(String id) {
    return jdbc.sql(
            """
            delete from channel_smpp_receipt r using channel_smpp_message m
            where r.message_id = ? and m.message_id = r.message_id
            returning m.touch_id, r.outcome, r.reason, r.at
            """)
        .param(id)
        .query(
            (row, n) ->
                new Receipt(
                    row.getObject(1, UUID.class),
                    Receipt.Outcome.valueOf(row.getString(2)),
                    row.getString(3),
                    row.getTimestamp(4).toInstant()))
        .optional();
  }

  /** Operators keep trying for three days at most. */
  @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT1H")
  void forget() {
    jdbc.sql("delete from channel_smpp_message where at < clock_timestamp() - interval '7 days'")
        .update();
    jdbc.sql(
            "delete from channel_smpp_receipt where seen_at < clock_timestamp() - interval '7"
                + " days'")
        .update();
  }
}
