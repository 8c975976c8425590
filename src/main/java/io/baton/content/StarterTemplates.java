package io.baton.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Brings the reviewed starter set of {@code templates/} into the database. A key that exists is
 * left alone: from then on it belongs to the bank.
 *
 * <p>A file is a head of {@code name: value} lines, a line of dashes, and the body; for e-mail,
 * {@code --- html} and the HTML text may follow.
 */
@Component
@Order(-100)
class StarterTemplates implements ApplicationRunner {
  private static final String DIVIDER = "\n---\n";
  private static final String HTML_DIVIDER = "\n--- html\n";

  private final Templates templates;

  StarterTemplates(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    for (TemplateDraft draft : all()) {
      if (templates.latest(draft.key()).isEmpty()) {
        templates.save(draft);
      }
    }
  }

  static List<TemplateDraft> all() throws IOException {
    Resource[] files =
        new PathMatchingResourcePatternResolver().getResources("classpath*:templates/**/*.vm");
    return Arrays.stream(files).map(StarterTemplates::read).toList();
  }

  private static TemplateDraft read(Resource file) {
    try {
      return parse(
          String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The key is the file's name without its extension. */
  static TemplateDraft parse(String fileName, String content) {
    String text = content.replace("\r\n", "\n");
    int divider = text.indexOf(DIVIDER);
    if (divider < 0) {
      throw new IllegalArgumentException(fileName + " has no line of dashes after its head");
    }
    Map<String, String> head = new HashMap<>();
    text.substring(0, divider)
        .lines()
        .filter(line -> line.contains(":"))
        .forEach(
            line -> {
              int colon = line.indexOf(':');
              head.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
            });
    String fields = head.getOrDefault("fields", "");
    String texts = text.substring(divider + DIVIDER.length());
    int second = texts.indexOf(HTML_DIVIDER);
    String body = (second < 0 ? texts : texts.substring(0, second)).strip();
    String html = second < 0 ? null : texts.substring(second + HTML_DIVIDER.length()).strip();
    return new TemplateDraft(
        fileName.replaceFirst("\\.vm$", ""),
        head.getOrDefault("channel", ""),
        head.getOrDefault("language", ""),
        head.getOrDefault("purpose", "MARKETING"),
        head.get("subject"),
        body,
        html,
        fields.isEmpty() ? List.of() : List.of(fields.split("\\s*,\\s*")));
  }
}
