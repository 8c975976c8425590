package io.baton.channel;

import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** Channels for the tests of other modules. */
public final class TestChannels {
  private TestChannels() {}

  /** The recording simulator behind the channel SMS, faultless and idempotent. */
  public static Channel simulator(DataSource database, int window) {
    return new Simulator(
        ChannelCode.SMS,
        new SimulatorSettings(0, 0, 0, true, window),
        new SimulatorLedger(database),
        Optional.empty(),
        Instant::now);
  }
}
