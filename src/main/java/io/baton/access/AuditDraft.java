package io.baton.access;

import io.baton.shared.Canonical;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An entry before it has a place in the chain; the details are frozen as canonical JSON. */
record AuditDraft(String actor, String action, String subject, String details) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  AuditDraft(String actor, String action, String subject, Map<String, ?> details) {
    this(
        withoutNul(actor),
        withoutNul(action),
        withoutNul(subject),
        new String(Canonical.json(JSON.writeValueAsString(details)), StandardCharsets.UTF_8));
  }

  /** PostgreSQL has no text with U+0000, and an audit entry must not fail for it. */
  private static String withoutNul(String text) {
    return text.replace('\0', '\uFFFD');
  }
}
