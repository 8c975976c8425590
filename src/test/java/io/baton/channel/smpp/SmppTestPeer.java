package io.baton.channel.smpp;

import io.baton.channel.TestPeers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/** An SMSC on this machine, made with the server side of the library. */
final class SmppTestPeer implements ServerMessageReceiverListener, AutoCloseable {
  private static final Pattern TOUCH =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  final Map<UUID, Integer> effects = new ConcurrentHashMap<>();
  final List<SubmitSm> submitted = new CopyOnWriteArrayList<>();
  final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
  final AtomicInteger atOnce = new AtomicInteger();
  final AtomicInteger mostAtOnce = new AtomicInteger();
  volatile boolean hangUp;
  volatile int status;
  volatile long slowMillis;
  volatile boolean takeFirst;
  private final AtomicInteger ids = new AtomicInteger();
  private final SMPPServerSessionListener listener;
  private final Thread listening = new Thread(this::listen, "smpp-test-peer");
  private volatile boolean closed;

  SmppTestPeer() {
    try {
      listener = new SMPPServerSessionListener(freePort());
      listener.setPduProcessorDegree(20);
      listener.setMessageReceiverListener(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    listening.setDaemon(true);
    listening.start();
  }

  private static int freePort() throws IOException {
    try (var socket = new java.net.ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return listener.getPort();
  }

  private void listen() {
    while (!closed) {
      try {
        SMPPServerSession session = listener.accept();
        session.waitForBind(5_000).accept("smsc");
        sessions.add(session);
      } catch (IOException | TimeoutException | PDUStringException e) {
        // Nobody came, or the test has ended.
      }
    }
  }

  @Override
  public SubmitSmResult onAcceptSubmitSm(SubmitSm message, SMPPServerSession source)
      throws ProcessRequestException {
    if (status != 0) {
      throw new ProcessRequestException("as told", status);
    }
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    try {
      if (!takeFirst) {
        Thread.sleep(slowMillis);
      }
      submitted.add(message);
      Matcher touch = TOUCH.matcher(text(message));
      if (touch.find()) {
        effects.merge(UUID.fromString(touch.group()), 1, Integer::sum);
      }
      if (takeFirst) {
        Thread.sleep(slowMillis);
      }
      if (hangUp) {
        source.close();
      }
      return new SubmitSmResult(
          new MessageId("ID-" + ids.incrementAndGet()), new OptionalParameter[0]);
    } catch (PDUStringException | InterruptedException e) {
      throw new ProcessRequestException("broken", SMPPConstant.STAT_ESME_RSYSERR);
    } finally {
      atOnce.decrementAndGet();
    }
  }

  static String text(SubmitSm message) {
    OptionalParameter.Message_payload payload =
        message.getOptionalParameter(OptionalParameter.Message_payload.class);
    byte[] bytes = payload == null ? message.getShortMessage() : payload.getValue();
    int header = (message.getEsmClass() & 0x40) != 0 ? 6 : 0;
    return ShortText.read(
        java.util.Arrays.copyOfRange(bytes, header, bytes.length), message.getDataCoding());
  }

  /** A receipt as operators write it. */
  void receipt(String messageId, String state) throws Exception {
    String text =
        "id:%s sub:001 dlvrd:001 submit date:2603010800 done date:2603010801 stat:%s err:000 text:"
            .formatted(messageId, state);
    deliver("106900", new ESMClass(MessageType.SMSC_DEL_RECEIPT.value()), (byte) 0, text);
  }

  void reply(String from, String words) throws Exception {
    ShortText text = ShortText.of(words);
    session()
        .deliverShortMessage(
            "",
            TypeOfNumber.INTERNATIONAL,
            NumberingPlanIndicator.ISDN,
            from,
            TypeOfNumber.UNKNOWN,
            NumberingPlanIndicator.UNKNOWN,
            "106900",
            new ESMClass(),
            (byte) 0,
            (byte) 0,
            new RegisteredDelivery(),
            DataCodings.newInstance(text.coding()),
            text.whole());
  }

  private void deliver(String from, ESMClass esm, byte coding, String text) throws Exception {
    session()
        .deliverShortMessage(
            "",
            TypeOfNumber.UNKNOWN,
            NumberingPlanIndicator.UNKNOWN,
            from,
            TypeOfNumber.UNKNOWN,
            NumberingPlanIndicator.UNKNOWN,
            "106900",
            esm,
            (byte) 0,
            (byte) 0,
            new RegisteredDelivery(),
            DataCodings.newInstance(coding),
            text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  private SMPPServerSession session() {
    return sessions.get(sessions.size() - 1);
  }

  @Override
  public void close() {
    closed = true;
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    TestPeers.awaitEnd(listening);
    sessions.forEach(SMPPServerSession::close);
  }

  private static ProcessRequestException unused() {
    return new ProcessRequestException("not used", SMPPConstant.STAT_ESME_RINVCMDID);
  }

  @Override
  public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti message, SMPPServerSession source)
      throws ProcessRequestException {
    throw unused();
  }

  @Override
  public QuerySmResult onAcceptQuerySm(QuerySm message, SMPPServerSession source)
      throws ProcessRequestException {
    throw unused();
  }

  @Override
  public void onAcceptReplaceSm(ReplaceSm message, SMPPServerSession source)
      throws ProcessRequestException {
    throw unused();
  }

  @Override
  public void onAcceptCancelSm(CancelSm message, SMPPServerSession source)
      throws ProcessRequestException {
    throw unused();
  }

  @Override
  public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm message, SMPPServerSession source)
      throws ProcessRequestException {
    throw unused();
  }

  @Override
  public void onAcceptCancelBroadcastSm(CancelBroadcastSm message, SMPPServerSession source)
      throws ProcessRequestException {
    throw unused();
  }

  @Override
  public QueryBroadcastSmResult onAcceptQueryBroadcastSm(
      QueryBroadcastSm message, SMPPServerSession source) throws ProcessRequestException {
    throw unused();
  }

  @Override
  public DataSmResult onAcceptDataSm(DataSm message, Session source)
      throws ProcessRequestException {
    throw unused();
  }
}
