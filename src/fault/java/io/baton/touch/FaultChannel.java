package io.baton.touch;

import io.baton.channel.Channel;
import io.baton.channel.ChannelDescriptor;
import io.baton.channel.OutboundMessage;
import io.baton.channel.SendResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The adapter for {@link FaultPeer}. */
final class FaultChannel implements Channel {
  private static final int PATIENCE_MILLIS = 10_000;

  private final ChannelDescriptor descriptor;
  private final int port;

  FaultChannel(int port, boolean keys, int window) {
    this("SMS", port, keys, window);
  }

  FaultChannel(String code, int port, boolean keys, int window) {
    this.descriptor = new ChannelDescriptor("fault", code, true, keys, window, code, code);
    this.port = port;
  }

  @Override
  public ChannelDescriptor descriptor() {
    return descriptor;
  }

  @Override
  public List<SendResult> send(List<OutboundMessage> messages) {
    StringBuilder text = new StringBuilder().append(messages.size()).append('\n');
    messages.forEach(message -> text.append(message.touchId()).append('\n'));
    List<SendResult> results = new ArrayList<>();
    try (Socket socket = new Socket()) {
      try {
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
      } catch (IOException e) {
        return all(messages, new SendResult.RetryAt(Instant.now(), "NOT_REACHABLE"));
      }
      socket.setSoTimeout(PATIENCE_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
      out.flush();
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        results.add(result(line));
      }
    } catch (IOException e) {
      // From the first byte on nothing is certain without an answer.
    }
    while (results.size() < messages.size()) {
      results.add(new SendResult.InDoubt("CONNECTION_LOST"));
    }
    return results;
  }

  private static SendResult result(String line) {
    if (line.equals("A")) {
      return new SendResult.Accepted("peer");
    }
    return line.equals("R")
        ? new SendResult.Refused("NO_SUCH_NUMBER")
        : new SendResult.RetryAt(
            Instant.now().plusMillis(Long.parseLong(line.substring(2))), "BUSY");
  }

  private static List<SendResult> all(List<OutboundMessage> messages, SendResult result) {
    return messages.stream().map(message -> result).toList();
  }
}
