package io.baton.channel.http;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Which addresses are out on the internet. Everything that a special-purpose registry of IANA lists
 * is not: one's own machine, private networks, links (with the clouds' metadata services), carrier
 * NAT, documentation, multicast, and IPv6 forms that carry an IPv4 address inside.
 */
final class PublicAddresses {
  private PublicAddresses() {}

  static boolean contain(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address ? publicV4(bytes) : publicV6(bytes);
  }

  private static boolean publicV4(byte[] b) {
    int first = b[0] & 0xFF;
    int second = b[1] & 0xFF;
    int third = b[2] & 0xFF;
    return !(first == 0
        || first == 10
        || first == 127
        || first >= 224
        || (first == 100 && second >= 64 && second < 128)
        || (first == 169 && second == 254)
        || (first == 172 && second >= 16 && second < 32)
        || (first == 192 && second == 168)
        || (first == 192 && second == 0 && (third == 0 || third == 2))
        || (first == 192 && second == 88 && third == 99)
        || (first == 198 && (second == 18 || second == 19))
        || (first == 198 && second == 51 && third == 100)
        || (first == 203 && second == 0 && third == 113));
  }

  /** Only global unicast, without tunnels, documentation and protocol assignments. */
  private static boolean publicV6(byte[] b) {
    int head = (b[0] & 0xFF) << 8 | (b[1] & 0xFF);
    int next = (b[2] & 0xFF) << 8 | (b[3] & 0xFF);
    return (head & 0xE000) == 0x2000
        && head != 0x2002
        && !(head == 0x2001 && (next < 0x0200 || next == 0x0DB8))
        && !(head == 0x3FFF && next < 0x1000);
  }
}
