package io.baton.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StarterTemplatesTests {
  @TestFactory
  List<DynamicTest> shouldPassTheCheckAndRenderWithoutAName() throws IOException {
    return StarterTemplates.all().stream()
        .map(draft -> DynamicTest.dynamicTest(draft.key(), () -> check(draft)))
        .toList();
  }

  private static void check(TemplateDraft draft) {
    assertThat(Wording.findings(draft, MarketingMarks.USUAL)).isEmpty();
    Rendered rendered =
        Wording.of(draft.language(), draft.subject(), draft.body(), draft.html(), draft.fields())
            .render(Map.of("offer", "稳利宝", "campaign", "SPRING-01"));
    assertThat(rendered.text()).doesNotContain("$", "#");
  }

  @Test
  void shouldExistInBothLanguages() throws IOException {
    List<String> keys = StarterTemplates.all().stream().map(TemplateDraft::key).toList();
    assertThat(keys).contains("offer-email-zh", "followup-sms-zh", "salary-arrived-push-zh");
    assertThat(keys)
        .filteredOn(key -> key.endsWith("-zh"))
        .allSatisfy(key -> assertThat(keys).contains(key.replace("-zh", "-en")));
  }
}
