package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.channel.MessageDetails;
import io.baton.content.Rendered;
import io.baton.content.TemplateVersion;
import io.baton.content.Templates;
import io.baton.content.TestTemplates;
import io.baton.shared.BatonException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Rendering once for each set of values, against rendering one by one. */
class ClaimTextsTests {
  private static final Templates TEMPLATES =
      TestTemplates.templates(new DriverManagerDataSource("jdbc:nowhere"));
  private static final List<String> FIELDS =
      List.of("campaign", "items[]", "level", "name", "offer");
  private static final TemplateVersion TEXT =
      template(
          "${name|'客户'}，$offer#if($level == 'high')，尊享#end#foreach($item in $items) [$item]#end"
              + " 拒收请回复R",
          null);
  private static final TemplateVersion MAIL = template("$offer", "${name|'客户'} $level");

  private static TemplateVersion template(
      String body, @org.jspecify.annotations.Nullable String subject) {
    return new TemplateVersion(
        "t", 3, "SMS", "zh-CN", "MARKETING", subject, body, "hash" + body.hashCode(), FIELDS);
  }

  /** Few values, so that many customers are alike; some lack what the text needs. */
  @Provide
  Arbitrary<List<Map<String, String>>> bases() {
    Arbitrary<String> value =
        Arbitraries.of("high", "稳利宝", "a\nb", "", "$offer", "two\r\nlines", "=?", "x");
    Arbitrary<String> field =
        Arbitraries.of("campaign", "items", "level", "name", "offer", "undeclared");
    return Arbitraries.maps(field, value).ofMaxSize(6).list().ofMinSize(1).ofMaxSize(60);
  }

  @Property(tries = 500)
  void theSameAsOneByOne(@ForAll("bases") List<Map<String, String>> base) {
    for (TemplateVersion template : List.of(TEXT, MAIL)) {
      ClaimTexts texts = new ClaimTexts(TEMPLATES, template, "MARKETING");
      // Twice: the second time everything is known already.
      for (int time = 0; time < 2; time++) {
        for (Map<String, String> values : base) {
          assertThat(texts.of(values)).isEqualTo(alone(template, values));
        }
      }
    }
  }

  private static ClaimTexts.Text alone(TemplateVersion template, Map<String, String> values) {
    Map<String, String> declared = new HashMap<>(values);
    declared.keySet().retainAll(Set.copyOf(FIELDS));
    MessageDetails details = new MessageDetails("MARKETING", null, "t", 3, declared);
    try {
      return new ClaimTexts.Text(TEMPLATES.render(template, values), null, details);
    } catch (BatonException e) {
      return new ClaimTexts.Text(null, e.code().name(), details);
    }
  }

  @Test
  void equalValuesShareOneTextAndDifferentOnesDoNot() {
    ClaimTexts texts = new ClaimTexts(TEMPLATES, TEXT, "MARKETING");
    Rendered one = texts.of(new HashMap<>(Map.of("offer", "A", "level", "low"))).rendered();
    Rendered other = texts.of(new HashMap<>(Map.of("offer", "B", "level", "low"))).rendered();
    Rendered again =
        texts.of(new HashMap<>(Map.of("offer", "A", "level", "low", "undeclared", "1"))).rendered();

    assertThat(one).isNotNull().isSameAs(again);
    assertThat(other).isNotNull().isNotEqualTo(one);
  }

  @Test
  void withMoreDifferentValuesThanAreKeptEverybodyStillGetsTheirOwn() {
    ClaimTexts texts = new ClaimTexts(TEMPLATES, TEXT, "MARKETING");
    for (int customer = 0; customer < 3 * ClaimTexts.MOST_KEPT; customer++) {
      Map<String, String> values = Map.of("offer", "offer" + customer, "level", "low");
      assertThat(texts.of(values)).isEqualTo(alone(TEXT, values));
    }
  }
}
