package io.baton.channel.http;

import io.baton.channel.Channel;
import io.baton.channel.ChannelContract;
import io.baton.channel.OutboundMessage;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** The contract, once with a peer that knows keys and once with one that does not. */
class HttpChannelContractTests {
  @Nested
  class Idempotent extends OverHttp {
    Idempotent() {
      super(true);
    }
  }

  @Nested
  class WithoutKeys extends OverHttp {
    WithoutKeys() {
      super(false);
    }
  }

  abstract static class OverHttp extends ChannelContract {
    private final HttpTestPeer peer = new HttpTestPeer(HttpChannels.SECRET);
    private final HttpChannel channel;

    OverHttp(boolean idempotent) {
      this.channel = HttpChannels.to(peer.url(), idempotent);
    }

    @AfterEach
    void close() throws Exception {
      channel.close();
      peer.close();
    }

    @Override
    protected Channel channel() {
      return channel;
    }

    @Override
    protected OutboundMessage message(UUID touchId, String text) {
      return HttpChannels.message(touchId, text);
    }

    @Override
    protected Map<UUID, Integer> effects() {
      return peer.effects;
    }

    @Override
    protected void acceptThenHangUp() {
      peer.manner(peer::takeSilently);
    }

    @Override
    protected boolean fallSilent() {
      peer.manner(peer::takeAndSayNothing);
      return true;
    }

    @Override
    protected void behave() {
      peer.behave();
    }

    @Override
    protected void leave() {
      peer.close();
    }
  }
}
