package io.baton.content;

/**
 * How many short messages a text costs: GSM 03.38 where its alphabet suffices (160 or 153 a
 * segment), else UCS-2 (70 or 67), as for any Chinese text.
 */
final class SmsSegments {
  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
          + "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String EXTENDED = "\f^{}\\[~]|€";

  private SmsSegments() {}

  static int of(String text) {
    int septets = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (EXTENDED.indexOf(c) >= 0) {
        septets += 2;
      } else if (BASIC.indexOf(c) >= 0) {
        septets++;
      } else {
        return segments(text.length(), 70, 67);
      }
    }
    return segments(septets, 160, 153);
  }

  private static int segments(int units, int alone, int joined) {
    return units <= alone ? 1 : (units + joined - 1) / joined;
  }
}
