package io.baton.demo;

import io.baton.campaign.DrawnJourneys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The starter journey whose second wave is released, drawn once more by the demo marketer with a
 * first wave of minutes: whoever tries the product is not to wait for three days until a set waits
 * for an approver.
 */
@Component
@WithDemoBank
@Order(67)
class DrawingJourney implements LoadingStep {
  static final String KEY = "demo-released-second-wave";
  private static final String STARTER = "released-second-wave";
  private static final String FIRST_WAIT =
      "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">P3D<";

  private final DrawnJourneys journeys;
  private final ActingPerson acting;

  DrawingJourney(DrawnJourneys journeys, ActingPerson acting) {
    this.journeys = journeys;
    this.acting = acting;
  }

  @Override
  public String name() {
    return "journey";
  }

  @Override
  public void run(Bank bank, BankTables.Progress progress) {
    String xml = drawn(starter());
    acting.as("marketer", () -> journeys.keep(KEY, xml));
  }

  /** Of the starter's two waits the first. */
  static String drawn(String starter) {
    String own =
        starter
            .replace("\"" + STARTER + "\"", "\"" + KEY + "\"")
            .replaceFirst("分轮放行：首轮评估后", "分轮放行（五分钟）：首轮评估后")
            .replaceFirst("3 天未响应", "5分钟未响应");
    String quick = own.replaceFirst(FIRST_WAIT, FIRST_WAIT.replace("P3D", "PT5M"));
    if (quick.equals(own)) {
      throw new IllegalStateException(STARTER + " has no wait of three days any more");
    }
    return quick;
  }

  private static String starter() {
    try {
      return new ClassPathResource("processes/journey/" + STARTER + ".bpmn")
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
