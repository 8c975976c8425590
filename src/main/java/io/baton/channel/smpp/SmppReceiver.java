package io.baton.channel.smpp;

import io.baton.channel.ChannelCode;
import io.baton.channel.ChannelReports;
import io.baton.channel.Receipt;
import io.baton.channel.Reply;
import io.baton.shared.BatonClock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.DeliveryReceipt;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.util.DeliveryReceiptState;
import org.jsmpp.util.InvalidDeliveryReceiptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Takes receipts and replies. What could not be taken in is refused, and the SMSC sends it again.
 */
final class SmppReceiver implements MessageReceiverListener {
  private static final Logger log = LoggerFactory.getLogger(SmppReceiver.class);
  private static final int USER_DATA_HEADER = 0x40;

  private final SmppBook book;
  private final ObjectProvider<ChannelReports> reports;
  private final BatonClock clock;

  SmppReceiver(SmppBook book, ObjectProvider<ChannelReports> reports, BatonClock clock) {
    this.book = book;
    this.reports = reports;
    this.clock = clock;
  }

  @Override
  public void onAcceptDeliverSm(DeliverSm message) throws ProcessRequestException {
    try {
      if (message.isSmscDeliveryReceipt()) {
        receipt(message);
      } else {
        reply(message);
      }
    } catch (RuntimeException e) {
      log.warn("a report of the SMSC could not be taken in: {}", e.getClass().getName());
      throw new ProcessRequestException("later", SMPPConstant.STAT_ESME_RX_T_APPN);
    }
  }

  private void receipt(DeliverSm message) {
    try {
      DeliveryReceipt receipt = message.getShortMessageAsDeliveryReceipt();
      OptionalParameter.Receipted_message_id id =
          message.getOptionalParameter(OptionalParameter.Receipted_message_id.class);
      DeliveryReceiptState state = receipt.getFinalStatus();
      Receipt.Outcome outcome =
          state == DeliveryReceiptState.DELIVRD
              ? Receipt.Outcome.DELIVERED
              : List.of(
                          DeliveryReceiptState.EXPIRED,
                          DeliveryReceiptState.DELETED,
                          DeliveryReceiptState.UNDELIV,
                          DeliveryReceiptState.REJECTD)
                      .contains(state)
                  ? Receipt.Outcome.FAILED
                  : null;
      if (outcome != null) {
        book.reported(
                id == null ? receipt.getId() : id.getValueAsString(),
                outcome,
                "SMPP_" + state,
                clock.now())
            .ifPresent(this::tell);
      }
    } catch (InvalidDeliveryReceiptException e) {
      log.warn("a receipt of the SMSC cannot be read");
    }
  }

  void tell(Receipt receipt) {
    reports.stream().forEach(taker -> taker.receipts(List.of(receipt)));
  }

  private void reply(DeliverSm message) {
    OptionalParameter.Message_payload payload =
        message.getOptionalParameter(OptionalParameter.Message_payload.class);
    byte[] bytes = payload == null ? message.getShortMessage() : payload.getValue();
    byte[] body = bytes == null ? new byte[0] : bytes;
    if ((message.getEsmClass() & USER_DATA_HEADER) != 0 && body.length > 0) {
      body = Arrays.copyOfRange(body, Math.min(body.length, (body[0] & 0xFF) + 1), body.length);
    }
    String from = message.getSourceAddr();
    if (from == null || from.isBlank()) {
      return;
    }
    Instant now = clock.now();
    Reply reply =
        new Reply(
            "smpp-" + UUID.randomUUID(),
            ChannelCode.SMS.name(),
            null,
            from,
            ShortText.read(body, message.getDataCoding()),
            now);
    reports.stream().forEach(taker -> taker.replies(List.of(reply)));
  }

  @Override
  public void onAcceptAlertNotification(AlertNotification notification) {}

  @Override
  public DataSmResult onAcceptDataSm(DataSm message, Session source)
      throws ProcessRequestException {
    throw new ProcessRequestException("not used", SMPPConstant.STAT_ESME_RINVCMDID);
  }

  static Optional<String> address(@Nullable String address) {
    return Optional.ofNullable(address).filter(number -> number.matches("\\+?[0-9]{5,15}"));
  }
}
