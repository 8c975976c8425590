package io.baton.campaign;

import io.baton.shared.Canonical;
import io.baton.shared.Finding;
import io.baton.shared.Leaves;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that decides what a campaign does: processes, tables, wording, audience, control draw,
 * schedule and budget, each by its content's hash. An approver signs the SHA-256 of its canonical
 * form (RFC 8785), and launch compares against that signature.
 */
record Manifest(String canonical, String hash) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Manifest of(JsonNode tree) {
    byte[] canonical = Canonical.json(tree.toString());
    return new Manifest(new String(canonical, StandardCharsets.UTF_8), Canonical.sha256(canonical));
  }

  /** Reads what {@link #canonical} wrote; the hash is computed anew, never trusted. */
  static Manifest read(String canonical) {
    return of(JSON.readTree(canonical));
  }

  JsonNode tree() {
    return JSON.readTree(canonical);
  }

  /** Each place where the two differ: the empty list means that the hashes are equal. */
  List<Change> changesTo(Manifest after) {
    SortedMap<String, String> mine = Leaves.of(tree());
    SortedMap<String, String> others = Leaves.of(after.tree());
    SortedSet<String> fields = new TreeSet<>(mine.keySet());
    fields.addAll(others.keySet());
    List<Change> changes = new ArrayList<>();
    for (String field : fields) {
      String before = mine.getOrDefault(field, "");
      String now = others.getOrDefault(field, "");
      if (!before.equals(now)) {
        changes.add(new Change(field, before, now));
      }
    }
    return changes;
  }

  /** One field of the manifest, before and after. */
  record Change(String field, String before, String after) {
    Finding finding() {
      return new Finding(field, "DIFFERS", "signed: " + before + "; now: " + after);
    }
  }
}
