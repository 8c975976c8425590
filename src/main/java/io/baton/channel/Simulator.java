package io.baton.channel;

import io.baton.shared.BatonClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A peer that records what it accepts in a ledger of its own, outside the product's transactions,
 * and forgets nothing: the ledger, compared with the touches, shows what was lost or doubled.
 */
final class Simulator implements Channel {
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final ChannelDescriptor descriptor;
  private final SimulatorSettings settings;
  private final SimulatorLedger ledger;
  private final Optional<ResponseModel> responses;
  private final BatonClock clock;
  private final Set<UUID> toldToRetry = ConcurrentHashMap.newKeySet();
  private final Set<UUID> answerLost = ConcurrentHashMap.newKeySet();

  Simulator(
      ChannelCode code,
      SimulatorSettings settings,
      SimulatorLedger ledger,
      Optional<ResponseModel> responses,
      BatonClock clock) {
    this.descriptor =
        new ChannelDescriptor(
            SimulatorAdapter.NAME,
            code.name(),
            true,
            settings.idempotent(),
            settings.window(),
            code.nameZh(),
            code.nameEn());
    this.settings = settings;
    this.ledger = ledger;
    this.responses = responses;
    this.clock = clock;
  }

  @Override
  public ChannelDescriptor descriptor() {
    return descriptor;
  }

  /** Its book forgets nothing. */
  @Override
  public Duration keyLifetime() {
    return FOR_EVER;
  }

  /** One transaction on a database that may be busy. */
  @Override
  public Duration patience() {
    return Duration.ofMinutes(1);
  }

  @Override
  public List<SendResult> send(List<OutboundMessage> messages) {
    Map<UUID, OutboundMessage> accepted = new LinkedHashMap<>();
    Map<UUID, Integer> copies = new HashMap<>();
    List<SendResult> results = new ArrayList<>(messages.size());
    for (OutboundMessage message : messages) {
      SendResult result = decide(message.touchId());
      results.add(result);
      if (!(result instanceof SendResult.Refused || result instanceof SendResult.RetryAt)) {
        accepted.put(message.touchId(), message);
        copies.merge(message.touchId(), 1, Integer::sum);
      }
    }
    ledger.record(descriptor.channel(), accepted.values(), copies, answersTo(accepted));
    return results;
  }

  private SendResult decide(UUID touch) {
    int lot = Math.floorMod(mix(touch), 1_000);
    if (lot < settings.refusePerMille()) {
      return new SendResult.Refused("SIMULATED_REFUSAL");
    }
    lot -= settings.refusePerMille();
    if (lot < settings.retryPerMille()) {
      return toldToRetry.add(touch)
          ? new SendResult.RetryAt(clock.now().plusSeconds(1), "SIMULATED_RETRY")
          : new SendResult.Accepted(touch.toString());
    }
    lot -= settings.retryPerMille();
    // A peer that knows keys answers the repeated message as it would have answered the first.
    boolean lost =
        lot < settings.loseAnswerPerMille() && (!settings.idempotent() || answerLost.add(touch));
    return lost
        ? new SendResult.InDoubt("SIMULATED_LOST_ANSWER")
        : new SendResult.Accepted(touch.toString());
  }

  private List<SimulatedResponses.Arrived> answersTo(Map<UUID, OutboundMessage> accepted) {
    if (responses.isEmpty() || accepted.isEmpty()) {
      return List.of();
    }
    Instant now = clock.now();
    List<SimulatedResponses.Arrived> answers = new ArrayList<>();
    for (OutboundMessage message : accepted.values()) {
      responses
          .get()
          .responseTo(message, descriptor.channel())
          .ifPresent(
              answer ->
                  answers.add(new SimulatedResponses.Arrived(answer, now.plus(answer.after()))));
    }
    return answers;
  }

  /** Ids of neighbours differ in few bits; this spreads them. */
  private static int mix(UUID touch) {
    long h = touch.getMostSignificantBits() * 0x9E3779B97F4A7C15L + touch.getLeastSignificantBits();
    h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
    h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
    return (int) (h >>> 33);
  }
}
