package io.baton.content;

import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The words that the law wants in commercial messages, by channel and language: by which they begin
 * ("广告"), and by which they say how to stop them. Any of the words given will do; none given means
 * that nothing is asked for.
 *
 * @param beginsWith channel, language (zh, en), words; of the subject where the channel has one,
 *     else of the text
 * @param says the same for words that have to stand in the text outside every condition
 */
@ConfigurationProperties("baton.content.marketing")
record MarketingMarks(
    Map<String, Map<String, List<String>>> beginsWith,
    Map<String, Map<String, List<String>>> says) {
  /** As the application is delivered: MIIT orders 31 (SMS) and 38 (e-mail). */
  static final MarketingMarks USUAL =
      new MarketingMarks(
          Map.of(
              "EMAIL",
              Map.of("zh", List.of("【广告】", "[广告]", "广告"), "en", List.of("[AD]", "AD ", "【广告】"))),
          Map.of(
              "SMS",
              Map.of("zh", List.of("拒收请回复R"), "en", List.of("Reply R to opt out", "拒收请回复R")),
              "EMAIL",
              Map.of("zh", List.of("退订"), "en", List.of("unsubscribe", "Unsubscribe", "opt out"))));

  MarketingMarks {
    beginsWith = beginsWith == null ? Map.of() : Map.copyOf(beginsWith);
    says = says == null ? Map.of() : Map.copyOf(says);
  }

  /**
   * @param subject and {@code body}: what is printed whatever the fields say, with a gap for each
   *     thing that is not
   */
  List<Finding> findings(String channel, String language, String subject, String body) {
    List<Finding> findings = new ArrayList<>();
    List<String> first = words(beginsWith, channel, language);
    String head = subject.isEmpty() ? body : subject;
    if (!first.isEmpty() && first.stream().noneMatch(head::startsWith)) {
      findings.add(
          new Finding(
              subject.isEmpty() ? "body" : "subject",
              "CONTENT_MARK_MISSING",
              "a marketing message must begin with one of " + first));
    }
    List<String> stop = words(says, channel, language);
    if (!stop.isEmpty() && stop.stream().noneMatch(body::contains)) {
      findings.add(
          new Finding(
              "body",
              "CONTENT_OPT_OUT_MISSING",
              "a marketing message must say how to stop it, outside any #if: " + stop.get(0)));
    }
    return findings;
  }

  private static List<String> words(
      Map<String, Map<String, List<String>>> marks, String channel, String language) {
    return marks
        .getOrDefault(channel, Map.of())
        .getOrDefault(language.substring(0, Math.min(2, language.length())), List.of());
  }
}
