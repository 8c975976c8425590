package io.baton.channel.smpp;

import io.baton.channel.Channel;
import io.baton.channel.ChannelCode;
import io.baton.channel.ChannelDescriptor;
import io.baton.channel.OutboundMessage;
import io.baton.channel.SendResult;
import io.baton.shared.BatonClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;

/**
 * Submits as many messages at a time as the window holds. SMPP has no key: what got no answer is in
 * doubt, and so is a long message of which only a part was taken.
 */
final class SmppChannel implements Channel, AutoCloseable {
  private static final Set<Integer> NOT_NOW =
      Set.of(
          SMPPConstant.STAT_ESME_RTHROTTLED,
          SMPPConstant.STAT_ESME_RMSGQFUL,
          SMPPConstant.STAT_ESME_RSYSERR,
          SMPPConstant.STAT_ESME_RX_T_APPN);
  private static final byte JOINED = 0x40;
  private static final Duration SLACK = Duration.ofSeconds(10);

  private final SmppSettings settings;
  private final SmppLink link;
  private final SmppBook book;
  private final SmppReceiver receiver;
  private final BatonClock clock;
  private final AtomicInteger references = new AtomicInteger();
  private final ExecutorService window;

  SmppChannel(SmppSettings settings, SmppBook book, SmppReceiver receiver, BatonClock clock) {
    this.settings = settings;
    this.book = book;
    this.receiver = receiver;
    this.clock = clock;
    this.link = new SmppLink(settings, receiver);
    this.window =
        Executors.newFixedThreadPool(
            settings.window(),
            task -> {
              Thread thread = new Thread(task, "smpp-submit");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public ChannelDescriptor descriptor() {
    return new ChannelDescriptor(
        SmppAdapter.NAME,
        ChannelCode.SMS.name(),
        false,
        false,
        settings.window(),
        ChannelCode.SMS.nameZh(),
        ChannelCode.SMS.nameEn());
  }

  /**
   * From one sign of life to the next: a session made, and one part submitted. Twice that, because
   * another lane's messages may be before ours.
   */
  @Override
  public Duration patience() {
    return settings
        .bindTimeout()
        .multipliedBy(2)
        .plus(settings.answerTimeout())
        .multipliedBy(2)
        .plus(SLACK);
  }

  @Override
  public List<SendResult> send(List<OutboundMessage> messages) {
    return send(messages, () -> true);
  }

  @Override
  public List<SendResult> send(List<OutboundMessage> messages, BooleanSupplier goOn) {
    List<Future<SendResult>> answers = new ArrayList<>(messages.size());
    for (OutboundMessage message : messages) {
      answers.add(window.submit(() -> goOn.getAsBoolean() ? send(message, goOn) : Channel.held()));
    }
    List<SendResult> results = new ArrayList<>(messages.size());
    for (Future<SendResult> answer : answers) {
      try {
        results.add(answer.get());
      } catch (ExecutionException e) {
        results.add(new SendResult.InDoubt("SMPP_FAILED"));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        results.add(new SendResult.InDoubt("INTERRUPTED"));
      }
    }
    return results;
  }

  private SendResult send(OutboundMessage message, BooleanSupplier goOn) {
    Optional<String> to = SmppReceiver.address(message.address());
    if (to.isEmpty() || message.text().isEmpty()) {
      return new SendResult.Refused("MALFORMED_NUMBER_OR_TEXT");
    }
    SMPPSession session;
    try {
      session = link.session();
    } catch (IOException | RuntimeException e) {
      return later("SMSC_NOT_REACHABLE");
    }
    List<Pdu> pdus = pdus(ShortText.of(message.text()));
    if (!goOn.getAsBoolean()) {
      return Channel.held();
    }
    String reference = "";
    for (int i = 0; i < pdus.size(); i++) {
      if (i > 0) {
        // Only a sign of life: half a message helps nobody.
        var unused = goOn.getAsBoolean();
      }
      try {
        reference = submit(session, to.get(), pdus.get(i), i == pdus.size() - 1);
      } catch (NegativeResponseException e) {
        return partly(i, refusal(e.getCommandStatus()));
      } catch (PDUException e) {
        return partly(i, new SendResult.Refused("MALFORMED_MESSAGE"));
      } catch (ResponseTimeoutException | InvalidResponseException | IOException e) {
        return new SendResult.InDoubt("NO_ANSWER");
      }
    }
    book.submitted(reference, message.touchId()).ifPresent(receiver::tell);
    return new SendResult.Accepted(reference);
  }

  private static SendResult partly(int taken, SendResult result) {
    return taken == 0 ? result : new SendResult.InDoubt("PART_OF_MESSAGE_TAKEN");
  }

  private SendResult refusal(int status) {
    String reason = "SMPP_%02X".formatted(status);
    return NOT_NOW.contains(status) ? later(reason) : new SendResult.Refused(reason);
  }

  private SendResult later(String reason) {
    return new SendResult.RetryAt(clock.now().plus(settings.retryAfter()), reason);
  }

  private record Pdu(byte coding, byte esmClass, byte[] text, OptionalParameter... more) {}

  private List<Pdu> pdus(ShortText text) {
    List<byte[]> parts = text.parts();
    if (parts.size() == 1) {
      return List.of(new Pdu(text.coding(), (byte) 0, parts.get(0)));
    }
    if (settings.longMessages() == SmppSettings.LongMessages.PAYLOAD) {
      return List.of(
          new Pdu(
              text.coding(),
              (byte) 0,
              new byte[0],
              new OptionalParameter.Message_payload(text.whole())));
    }
    byte reference = (byte) references.incrementAndGet();
    List<Pdu> pdus = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      byte[] part = parts.get(i);
      byte[] joined = new byte[6 + part.length];
      byte[] header = {5, 0, 3, reference, (byte) parts.size(), (byte) (i + 1)};
      System.arraycopy(header, 0, joined, 0, header.length);
      System.arraycopy(part, 0, joined, header.length, part.length);
      pdus.add(new Pdu(text.coding(), JOINED, joined));
    }
    return pdus;
  }

  private String submit(SMPPSession session, String to, Pdu pdu, boolean withReceipt)
      throws PDUException,
          ResponseTimeoutException,
          InvalidResponseException,
          NegativeResponseException,
          IOException {
    boolean international = to.startsWith("+");
    return session
        .submitShortMessage(
            "",
            settings.source().matches("[0-9+]*") ? TypeOfNumber.UNKNOWN : TypeOfNumber.ALPHANUMERIC,
            NumberingPlanIndicator.UNKNOWN,
            settings.source(),
            international ? TypeOfNumber.INTERNATIONAL : TypeOfNumber.UNKNOWN,
            NumberingPlanIndicator.ISDN,
            international ? to.substring(1) : to,
            new ESMClass(pdu.esmClass()),
            (byte) 0,
            (byte) 0,
            null,
            null,
            new RegisteredDelivery(
                withReceipt ? SMSCDeliveryReceipt.SUCCESS_FAILURE : SMSCDeliveryReceipt.DEFAULT),
            (byte) 0,
            new GeneralDataCoding(
                pdu.coding() == ShortText.UCS2 ? Alphabet.ALPHA_UCS2 : Alphabet.ALPHA_DEFAULT),
            (byte) 0,
            pdu.text(),
            pdu.more())
        .getMessageId();
  }

  @Override
  public void close() {
    window.shutdownNow();
    link.close();
  }
}
