package io.baton.customer;

import io.baton.cohort.CustomerSet;
import java.util.List;
import org.springframework.stereotype.Component;

/** signatures first; bodies follow */
@Component
public class Consents {
  public void grant(
      CustomerSet who, String channel, String purpose, String evidence, String source) {
    throw new UnsupportedOperationException();
  }

  public void withdraw(
      CustomerSet who, String channel, String purpose, String evidence, String source) {
    throw new UnsupportedOperationException();
  }

  public CustomerSet consenting(String channel, String purpose) {
    throw new UnsupportedOperationException();
  }

  public List<ConsentAct> historyOf(int customer) {
    throw new UnsupportedOperationException();
  }
}
