package io.baton.inbound;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Short replies by which people refuse further messages, however they type them. */
final class RefusalWords {
  private static final Set<String> WORDS =
      Set.of(
          "R",
          "T",
          "TD",
          "N",
          "Q",
          "TQ",
          "QX",
          "退订",
          "退订短信",
          "退",
          "拒收",
          "拒绝",
          "取消",
          "不要再发",
          "别再发了",
          "STOP",
          "STOPALL",
          "UNSUBSCRIBE",
          "CANCEL",
          "END",
          "QUIT",
          "OPTOUT");

  private static final Pattern NOISE = Pattern.compile("[\\p{P}\\p{S}\\p{Z}\\p{C}\\s]+");

  private RefusalWords() {}

  /** True if the whole reply is such a word, whatever its width, case and punctuation. */
  static boolean isRefusal(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    return WORDS.contains(NOISE.matcher(plain).replaceAll(""));
  }
}
