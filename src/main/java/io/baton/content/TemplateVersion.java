package io.baton.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Saved wording; never changes. The same text saved again is the same version.
 *
 * @param version 1, 2, … of this key
 * @param html the same for readers that show HTML; null where there is none
 * @param hash SHA-256 over everything that decides the message: channel, language, purpose, texts
 *     and declared fields
 * @param fields all declared fields, the standard ones included, in alphabetical order
 */
public record TemplateVersion(
    String key,
    int version,
    String channel,
    String language,
    String purpose,
    @Nullable String subject,
    String body,
    @Nullable String html,
    String hash,
    List<String> fields) {

  public TemplateVersion {
    fields = List.copyOf(fields);
  }

  /** Those that say something of the customer: all beside the standard ones. */
  public List<String> ownFields() {
    return fields.stream().filter(field -> !isStandard(field)).toList();
  }

  /** Whether every wording may refer to it without declaring it. */
  public static boolean isStandard(String field) {
    return Fields.STANDARD.contains(field);
  }

  /** Plain text only. */
  public TemplateVersion(
      String key,
      int version,
      String channel,
      String language,
      String purpose,
      @Nullable String subject,
      String body,
      String hash,
      List<String> fields) {
    this(key, version, channel, language, purpose, subject, body, null, hash, fields);
  }
}
