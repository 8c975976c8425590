package io.baton.demo;

import io.baton.customer.Consents;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Who agreed to be contacted how. One act covers all who agreed alike; some took it back later, so
 * that the history has something to tell. Repeating a step's acts changes nobody's consent.
 */
@Component
@WithDemoBank
@Order(30)
class RecordingConsents implements LoadingStep {
  private static final String SOURCE = "demo-bank";
  private static final List<Share> MARKETING =
      List.of(
          new Share("EMAIL", 85, 61),
          new Share("SMS", 75, 62),
          new Share("APP_PUSH", 60, 63),
          new Share("WECHAT", 35, 64),
          new Share("SOCIAL", 25, 68),
          new Share("CALL", 40, 65),
          new Share("RM_TASK", 90, 66));
  private static final int WITHDRAWN = 67;

  private final Consents consents;
  private final DemoRuns runs;

  RecordingConsents(Consents consents, DemoRuns runs) {
    this.consents = consents;
    this.runs = runs;
  }

  @Override
  public String name() {
    return "consents";
  }

  @Override
  public void run(Bank bank, BankTables.Progress progress) {
    for (int i = 0; i < MARKETING.size(); i++) {
      progress.at("consents", i, MARKETING.size());
      record(MARKETING.get(i));
    }
  }

  private void record(Share share) {
    consents.grant(
        runs.where(number -> Draw.lot(number, share.salt(), 100) < share.percent()),
        share.channel(),
        "MARKETING",
        "开户协议第七条 (account opening, section 7)",
        SOURCE);
    consents.withdraw(
        runs.where(number -> Draw.lot(number * 8L + share.salt(), WITHDRAWN, 100) < 2),
        share.channel(),
        "MARKETING",
        "客服来电 (call to the service line)",
        SOURCE);
    consents.grant(
        runs.where(number -> true), share.channel(), "SERVICE", "服务协议 (service agreement)", SOURCE);
  }

  private record Share(String channel, int percent, int salt) {}
}
