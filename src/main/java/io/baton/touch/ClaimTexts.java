package io.baton.touch;

import io.baton.channel.MessageDetails;
import io.baton.content.Rendered;
import io.baton.content.TemplateVersion;
import io.baton.content.Templates;
import io.baton.shared.BatonException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one claim: customers with the same values of all fields that the wording declares
 * get the same text, rendered once. For one thread, and forgotten with the claim.
 */
final class ClaimTexts {
  /** Beyond that the values are as good as different for everybody, and nothing more is kept. */
  static final int MOST_KEPT = 2_000;

  private static final String LIST = "[]";

  private final Templates templates;
  private final TemplateVersion template;
  private final String purpose;
  private final String[] names;

  /** Those of the names that are no lists. */
  private final String[] told;

  private final Map<List<@Nullable String>, Text> written = new HashMap<>();
  private @Nullable Map<String, String> lastValues;
  private @Nullable Text last;

  ClaimTexts(Templates templates, TemplateVersion template, String purpose) {
    this.templates = templates;
    this.template = template;
    this.purpose = purpose;
    this.names = template.fields().stream().map(ClaimTexts::name).toArray(String[]::new);
    this.told =
        template.fields().stream().filter(name -> !name.endsWith(LIST)).toArray(String[]::new);
  }

  /**
   * What customers with these values get.
   *
   * @param rendered null where there is no text
   * @param refusal then the code of why
   * @param details only the fields that the wording declares: a peer is told no more than the text
   *     would
   */
  record Text(@Nullable Rendered rendered, @Nullable String refusal, MessageDetails details) {}

  Text of(Map<String, String> values) {
    Text text = last;
    if (text == null || values != lastValues) {
      text = found(values);
      last = text;
      lastValues = values;
    }
    return text;
  }

  private Text found(Map<String, String> values) {
    @Nullable String[] seen = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      seen[i] = values.get(names[i]);
    }
    List<@Nullable String> key = Arrays.asList(seen);
    Text known = written.get(key);
    if (known != null) {
      return known;
    }
    Text text = write(values);
    if (written.size() < MOST_KEPT) {
      written.put(key, text);
    }
    return text;
  }

  private Text write(Map<String, String> values) {
    Map<String, String> declared = new HashMap<>();
    for (String name : told) {
      String value = values.get(name);
      if (value != null) {
        declared.put(name, value);
      }
    }
    try {
      Rendered rendered = templates.render(template, values);
      return new Text(rendered, null, details(rendered.html(), declared));
    } catch (BatonException e) {
      return new Text(null, e.code().name(), details(null, declared));
    }
  }

  private MessageDetails details(@Nullable String html, Map<String, String> declared) {
    return new MessageDetails(purpose, html, template.key(), template.version(), declared);
  }

  private static String name(String declared) {
    return declared.endsWith(LIST)
        ? declared.substring(0, declared.length() - LIST.length())
        : declared;
  }
}
