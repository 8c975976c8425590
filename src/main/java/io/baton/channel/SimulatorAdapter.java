package io.baton.channel;

import io.baton.shared.BatonClock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

@Component
class SimulatorAdapter implements ChannelAdapter {
  static final String NAME = "simulator";

  private final SimulatorSettings settings;
  private final SimulatorLedger ledger;
  private final ObjectProvider<ResponseModel> responses;
  private final BatonClock clock;

  SimulatorAdapter(
      SimulatorSettings settings,
      SimulatorLedger ledger,
      ObjectProvider<ResponseModel> responses,
      BatonClock clock) {
    this.settings = settings;
    this.ledger = ledger;
    this.responses = responses;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<ChannelCode> serves() {
    return EnumSet.allOf(ChannelCode.class);
  }

  @Override
  public Channel open(ChannelCode code) {
    return new Simulator(
        code, settings, ledger, Optional.ofNullable(responses.getIfAvailable()), clock);
  }
}
