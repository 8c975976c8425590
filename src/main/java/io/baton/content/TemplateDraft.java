package io.baton.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Wording to be saved.
 *
 * @param key names one wording of one channel and language, for example {@code offer-email-zh}
 * @param channel EMAIL, SMS, APP_PUSH, WECHAT, SOCIAL, CALL or RM_TASK
 * @param language a BCP 47 tag, {@code zh-CN} or {@code en}
 * @param purpose MARKETING or SERVICE; marketing is held to the stricter rules
 * @param subject for channels that have one; bound to a header, so a single line
 * @param html the same for readers that show HTML; e-mail only
 * @param fields what the text may refer to beside {@code name}, {@code offer} and {@code campaign};
 *     {@code items[]} declares a list
 */
public record TemplateDraft(
    String key,
    String channel,
    String language,
    String purpose,
    @Nullable String subject,
    String body,
    @Nullable String html,
    List<String> fields) {

  public TemplateDraft {
    fields = List.copyOf(fields);
  }

  /** Plain text only. */
  public TemplateDraft(
      String key,
      String channel,
      String language,
      String purpose,
      @Nullable String subject,
      String body,
      List<String> fields) {
    this(key, channel, language, purpose, subject, body, null, fields);
  }

  /** Marketing wording that refers to the standard fields only. */
  public TemplateDraft(
      String key, String channel, String language, @Nullable String subject, String body) {
    this(key, channel, language, "MARKETING", subject, body, List.of());
  }
}
