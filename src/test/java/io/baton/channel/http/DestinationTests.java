package io.baton.channel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.baton.channel.SendResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where messages may go. Nothing inside the bank is reached unless the configuration names it. */
class DestinationTests {
  private static final Set<String> ALLOWED =
      Set.of("gateway.example.com", "rebind.example.com", "2130706433", "127.0.0.1", "[::1]");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://gateway.example.com/",
        "http://169.254.169.254/",
        "https://169.254.169.254/latest/meta-data",
        "https://127.0.0.1/",
        "https://127.1/",
        "https://2130706433/",
        "https://017700000001/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[0:0:0:0:0:ffff:7f00:1]/",
        "https://localhost/",
        "https://gateway.example.com:8443/",
        "https://gateway.example.com:22/",
        "https://user@gateway.example.com/",
        "https://gateway.example.com@evil.example.org/",
        "https://gateway.example.com.evil.example.org/",
        "https://evil.example.org/?gateway.example.com",
        "https://gateway.example.com/#x",
        "https://gateway.example.com./",
        "https://gateway。example。com/",
        "https:///",
        "gopher://gateway.example.com/",
        "file:///etc/passwd",
        "//gateway.example.com/",
        "gateway.example.com",
        "",
        "https://gate way.example.com/",
        "https://\\gateway.example.com/"
      })
  void shouldRefuse(String url) {
    assertThatThrownBy(() -> Destination.of(url, ALLOWED, Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://gateway.example.com/",
        "https://gateway.example.com:443/v1?x=1",
        "HTTPS://Gateway.Example.COM/"
      })
  void shouldAllowANameOfTheList(String url) {
    assertThat(Destination.of(url, ALLOWED, Set.of()).trusted()).isFalse();
  }

  @Test
  void shouldAllowWhatIsNamedAsPrivate() {
    Set<String> inside = Set.of("127.0.0.1", "gateway.bank.internal", "[::1]");
    for (String url :
        List.of("http://127.0.0.1:9999/", "https://gateway.bank.internal:8443/", "http://[::1]/")) {
      assertThat(Destination.of(url, Set.of(), inside).trusted()).isTrue();
    }
    assertThatThrownBy(() -> Destination.of("http://127.0.0.2/", Set.of(), inside))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Destination.of("gopher://127.0.0.1/", Set.of(), inside))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "64:ff9b::7f00:1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::1",
        "3fff::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void shouldKnowAddressesThatAreNotPublic(String address) throws UnknownHostException {
    assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "100.63.255.255",
        "172.32.0.1",
        "192.0.1.1",
        "223.255.255.255",
        "2400:3200::1",
        "2606:4700::1111",
        "2001:4860::8888"
      })
  void shouldKnowPublicAddresses(String address) throws UnknownHostException {
    assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isTrue();
  }

  /** What Java itself calls local must never pass; its own rules are the slower, second opinion. */
  @Property(tries = 20_000)
  void shouldNeverCallALocalAddressPublic(@ForAll int bits) throws UnknownHostException {
    InetAddress address =
        InetAddress.getByAddress(
            new byte[] {
              (byte) (bits >>> 24), (byte) (bits >>> 16), (byte) (bits >>> 8), (byte) bits
            });
    boolean local =
        address.isAnyLocalAddress()
            || address.isLoopbackAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress();
    assertThat(local && PublicAddresses.contain(address)).isFalse();
  }

  /** Public when it is checked and local ever after: what was checked is what is returned. */
  @Test
  void shouldNotBeMovedByANameThatChanges() throws Exception {
    Destination destination = Destination.of("https://rebind.example.com/", ALLOWED, Set.of());
    AtomicInteger asked = new AtomicInteger();
    PinnedNames names =
        new PinnedNames(
            destination,
            new SystemDefaultDnsResolver() {
              @Override
              public InetAddress[] resolve(String host) throws UnknownHostException {
                return new InetAddress[] {
                  InetAddress.getByName(asked.incrementAndGet() == 1 ? "1.1.1.1" : "127.0.0.1")
                };
              }
            });
    assertThat(names.resolve("rebind.example.com"))
        .containsExactly(InetAddress.getByName("1.1.1.1"));
    assertThat(asked).hasValue(1);
    assertThatThrownBy(() -> names.resolve("rebind.example.com"))
        .isInstanceOf(PinnedNames.Blocked.class);
    assertThatThrownBy(() -> names.resolve("localhost")).isInstanceOf(PinnedNames.Blocked.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "169.254.169.254", "::1"})
  void shouldNotConnectToANameThatLeadsInside(String address) throws Exception {
    Destination destination = Destination.of("https://rebind.example.com/", ALLOWED, Set.of());
    try (HttpChannel channel =
        HttpChannels.resolving(destination, InetAddress.getByName(address))) {
      assertThat(channel.send(List.of(HttpChannels.message(UUID.randomUUID(), "text"))))
          .containsExactly(
              new SendResult.RetryAt(
                  HttpChannels.NOW.plus(Duration.ofSeconds(30)), "DESTINATION_BLOCKED"));
    }
  }

  /** As the configuration could be tricked into: the same port that a listener inside has. */
  @Test
  void shouldNotKnockAtAListenerInside() throws Exception {
    try (Listener inside = new Listener()) {
      Destination destination =
          new Destination(
              URI.create("http://rebind.example.com:" + inside.port() + "/"),
              "rebind.example.com",
              false);
      try (HttpChannel channel =
          HttpChannels.resolving(destination, InetAddress.getLoopbackAddress())) {
        channel.send(List.of(HttpChannels.message(UUID.randomUUID(), "text")));
      }
      assertThat(inside.hits()).isZero();
      new Socket(InetAddress.getLoopbackAddress(), inside.port()).close();
      await().until(() -> inside.hits() == 1);
    }
  }

  @Test
  void shouldConnectToTheAddressThatWasCheckedAndAskOnlyOnce() throws Exception {
    HttpTestPeer peer = new HttpTestPeer(HttpChannels.SECRET);
    Destination destination =
        Destination.of(
            "http://gateway.bank.internal:" + peer.port() + "/",
            Set.of(),
            Set.of("gateway.bank.internal"));
    AtomicInteger asked = new AtomicInteger();
    PinnedNames names =
        new PinnedNames(
            destination,
            new SystemDefaultDnsResolver() {
              @Override
              public InetAddress[] resolve(String host) throws UnknownHostException {
                asked.incrementAndGet();
                return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
              }
            });
    try (peer;
        HttpChannel channel = HttpChannels.to(destination, names, false)) {
      assertThat(channel.send(List.of(HttpChannels.message(UUID.randomUUID(), "text"))))
          .singleElement()
          .isInstanceOf(SendResult.Accepted.class);
      assertThat(asked).hasValue(1);
      assertThat(peer.effects).hasSize(1);
    }
  }

  @Test
  void shouldRefuseANameOfWhichOneAddressIsLocal() throws Exception {
    Destination destination = Destination.of("https://rebind.example.com/", ALLOWED, Set.of());
    try (HttpChannel channel =
        HttpChannels.resolving(
            destination, InetAddress.getByName("1.1.1.1"), InetAddress.getByName("127.0.0.1"))) {
      assertThat(channel.send(List.of(HttpChannels.message(UUID.randomUUID(), "text"))))
          .containsExactly(
              new SendResult.RetryAt(
                  HttpChannels.NOW.plus(Duration.ofSeconds(30)), "DESTINATION_BLOCKED"));
    }
  }

  /** Counts who knocks. */
  private static final class Listener implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final AtomicInteger hits = new AtomicInteger();

    Listener() throws IOException {
      Thread thread =
          new Thread(
              () -> {
                while (!socket.isClosed()) {
                  try {
                    socket.accept().close();
                    hits.incrementAndGet();
                  } catch (IOException e) {
                    return;
                  }
                }
              });
      thread.setDaemon(true);
      thread.start();
    }

    int port() {
      return socket.getLocalPort();
    }

    int hits() {
      return hits.get();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
