package io.baton.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.event.CustomerEvent;
import io.baton.testing.BatonTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Answers go with the touches that might have asked for them. */
@BatonTest
class ForgettingAnswersTests extends WorklistBank {
  @Autowired ForgettingAnswers forgetting;

  @Test
  void shouldForgetAnswersThatAreOlderThanTheTouchesThatAreKept() {
    answer("AUTUMN");
    answer("WINTER");
    answer("SPRING");
    aged("AUTUMN", "(%s - interval '24 months' - interval '1 second')".formatted(thisMonth()));
    aged("WINTER", "(%s - interval '24 months')".formatted(thisMonth()));

    forgetting.run();

    assertThat(known()).containsExactlyInAnyOrder("WINTER", "SPRING");
  }

  /** Who answers again is young again, however long the first answer is ago. */
  @Test
  void shouldKeepAnAnswerThatWasGivenAgain() {
    answer("AUTUMN");
    aged("AUTUMN", "(%s - interval '30 months')".formatted(thisMonth()));
    answer("AUTUMN");

    forgetting.run();

    assertThat(known()).containsExactly("AUTUMN");
  }

  private static String thisMonth() {
    return "date_trunc('month', clock_timestamp() at time zone 'UTC')";
  }

  private void aged(String campaign, String at) {
    jdbc.sql(
            "update worklist_answer set at = %s at time zone 'UTC' where customer = ? and campaign = ?"
                .formatted(at))
        .params(customer, campaign)
        .update();
  }

  private void answer(String campaign) {
    CustomerEvent click =
        new CustomerEvent(
            UUID.randomUUID().toString(),
            "app",
            "response",
            customer,
            clock.now(),
            Map.of("channel", "APP_PUSH", "campaign", campaign, "kind", "CLICK"),
            clock.now());
    transactions.executeWithoutResult(status -> answered.accept(List.of(click)));
  }

  private List<String> known() {
    return jdbc.sql("select campaign from worklist_answer where customer = ?")
        .param(customer)
        .query(String.class)
        .list();
  }
}
