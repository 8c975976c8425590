package io.baton.element;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Languages in which customers are spoken to, as wording names them. */
final class Languages {
  private static final Pattern TAG = Pattern.compile("[a-z]{2}(-[A-Z]{2})?");

  private Languages() {}

  static void check(@Nullable String language, ContentLook look) {
    look.pattern(language, TAG, "/language", "zh-CN or en");
  }
}
