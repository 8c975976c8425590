package io.baton.content;

/** What a mail reader gets: the rendered body with its language and character set. */
final class HtmlPage {
  private HtmlPage() {}

  static String of(String language, String body) {
    return "<!DOCTYPE html><html lang=\"%s\"><head><meta charset=\"utf-8\"/></head><body>%s</body></html>"
        .formatted(language, body);
  }
}
