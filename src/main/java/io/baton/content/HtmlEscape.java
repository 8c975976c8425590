package io.baton.content;

import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.context.Context;

/** Makes words of whatever a field says: right in text and in the value of an attribute. */
final class HtmlEscape implements ReferenceInsertionEventHandler {
  private static final HtmlEscape HANDLER = new HtmlEscape();

  private HtmlEscape() {}

  static void in(Context context) {
    EventCartridge cartridge = new EventCartridge();
    cartridge.addEventHandler(HANDLER);
    cartridge.attachToContext(context);
  }

  @Override
  public Object referenceInsert(Context context, String reference, Object value) {
    return value == null ? "" : escape(value.toString());
  }

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        case '`' -> escaped.append("&#96;");
        default -> {
          // Neither HTML nor XML knows these, and a reader may drop them or stop at them.
          boolean unknown = Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r';
          escaped.append(unknown || c == '\uFFFE' || c == '\uFFFF' ? ' ' : c);
        }
      }
    }
    return escaped.toString();
  }
}
