package io.baton.channel.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Signs mail as RFC 6376 says: rsa-sha256, relaxed canonicalization of both parts. The headers that
 * a reader acts on are signed, those for refusing more mail among them; From, To and Subject are
 * named once more than they occur, so that nobody can add a second one.
 */
final class Dkim {
  private static final List<String> SIGNED =
      List.of(
          "From",
          "To",
          "Subject",
          "Date",
          "Message-ID",
          "MIME-Version",
          "Content-Type",
          "Content-Transfer-Encoding",
          "List-Unsubscribe",
          "List-Unsubscribe-Post");
  private static final List<String> SEALED = List.of("From", "To", "Subject");
  private static final int SHORTEST_KEY = 2048;

  private final String domain;
  private final String selector;
  private final PrivateKey key;

  Dkim(String domain, String selector, PrivateKey key) {
    this.domain = domain;
    this.selector = selector;
    this.key = key;
  }

  /**
   * @param file an RSA key in PKCS#8 PEM, of 2048 bits at least
   * @throws IllegalArgumentException if it is something else
   */
  static PrivateKey readKey(Path file) {
    try {
      String pem = Files.readString(file, StandardCharsets.US_ASCII);
      String base64 =
          pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s+", "");
      PrivateKey key =
          KeyFactory.getInstance("RSA")
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
      if (key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() < SHORTEST_KEY) {
        throw new IllegalArgumentException("the DKIM key has less than 2048 bits");
      }
      return key;
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      // The cause could quote the key.
      throw new IllegalArgumentException(
          "the DKIM key is not a readable PKCS#8 PEM file of an RSA key of 2048 bits or more");
    }
  }

  /** Adds the signature; nothing of the message may change afterwards. */
  void sign(MimeMessage mail, long time) throws MessagingException {
    byte[] raw = bytes(mail);
    int end = endOfHeaders(raw);
    List<String> headers = unfold(new String(raw, 0, end, StandardCharsets.UTF_8));
    List<String> names = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String name : SIGNED) {
      String prefix = name.toLowerCase(Locale.ROOT) + ":";
      for (String header : headers) {
        if (header.toLowerCase(Locale.ROOT).startsWith(prefix)) {
          names.add(name);
          lines.add(relaxed(header));
        }
      }
    }
    names.addAll(SEALED);
    String unsigned =
        "v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=%s; t=%d;\r\n\th=%s;\r\n\tbh=%s;\r\n\tb="
            .formatted(domain, selector, time, String.join(":", names), bodyHash(raw, end));
    lines.add(relaxed("DKIM-Signature: " + unsigned.replace("\r\n", "")));
    mail.addHeader("DKIM-Signature", unsigned + folded(signature(String.join("\r\n", lines))));
  }

  private static byte[] bytes(MimeMessage mail) throws MessagingException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      mail.writeTo(out);
    } catch (IOException e) {
      throw new MessagingException("the message cannot be written", e);
    }
    return out.toByteArray();
  }

  private static int endOfHeaders(byte[] raw) {
    for (int i = 0; i + 3 < raw.length; i++) {
      if (raw[i] == '\r' && raw[i + 1] == '\n' && raw[i + 2] == '\r' && raw[i + 3] == '\n') {
        return i + 2;
      }
    }
    return raw.length;
  }

  private static List<String> unfold(String block) {
    return List.of(block.replaceAll("\r\n(?=[ \t])", "").split("\r\n"));
  }

  private static String relaxed(String header) {
    int colon = header.indexOf(':');
    String name = header.substring(0, colon).toLowerCase(Locale.ROOT).strip();
    String value = header.substring(colon + 1).replaceAll("[ \t]+", " ").strip();
    return name + ":" + value;
  }

  private static String bodyHash(byte[] raw, int end) {
    int start = Math.min(raw.length, end + 2);
    // Latin-1 keeps bytes as they are.
    String body = new String(raw, start, raw.length - start, StandardCharsets.ISO_8859_1);
    String canonical =
        body.replaceAll("\r\n|\r|\n", "\r\n")
            .replaceAll("[ \t]+", " ")
            .replace(" \r\n", "\r\n")
            .replaceAll("(\r\n)+$", "");
    if (canonical.endsWith(" ")) {
      canonical = canonical.substring(0, canonical.length() - 1).replaceAll("(\r\n)+$", "");
    }
    canonical = canonical.isEmpty() ? "" : canonical + "\r\n";
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(canonical.getBytes(StandardCharsets.ISO_8859_1));
      return Base64.getEncoder().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private String signature(String signed) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(signed.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the DKIM key cannot sign", e);
    }
  }

  private static String folded(String base64) {
    return base64.replaceAll("(.{70})(?=.)", "$1\r\n\t");
  }
}
