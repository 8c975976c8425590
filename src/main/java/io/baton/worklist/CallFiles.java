package io.baton.worklist;

import io.baton.access.DataKeys;
import io.baton.access.Mark;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import io.baton.shared.CsvText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The files that the call centre gets, and the signatures by which it can check them. */
@Component
class CallFiles {
  private static final String END = "\r\n";

  private final Customers customers;
  private final Words words;
  private final Mark signer;

  CallFiles(Customers customers, Words words, DataKeys keys) {
    this.customers = customers;
    this.words = words;
    this.signer = keys.mark("call-list");
  }

  byte[] calls(List<Item> items) {
    return file("touch_id,customer,campaign,words", items, true);
  }

  byte[] recalled(List<Item> items) {
    return file("touch_id,customer,campaign", items, false);
  }

  private byte[] file(String header, List<Item> items, boolean spoken) {
    Map<Integer, String> keys =
        customers.keysOf(CustomerSet.of(items.stream().mapToInt(Item::customer).toArray()));
    StringBuilder csv = new StringBuilder(header).append(END);
    for (Item item : items) {
      csv.append(item.touchId())
          .append(',')
          .append(CsvText.of(keys.getOrDefault(item.customer(), "")))
          .append(',')
          .append(CsvText.of(item.campaign()));
      if (spoken) {
        csv.append(',').append(CsvText.of(words.open(item.touchId(), item.sealed().bytes())));
      }
      csv.append(END);
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * HMAC-SHA-256 over the lines that docs/channels.md names.
   *
   * @param name of the list, or of the recall
   */
  String signature(String name, int items, String sha256, Instant createdAt) {
    String signed =
        String.join("\n", "v1", name, Integer.toString(items), sha256, createdAt.toString());
    return "v1=" + HexFormat.of().formatHex(signer.of(signed));
  }
}
