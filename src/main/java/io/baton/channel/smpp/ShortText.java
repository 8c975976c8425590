package io.baton.channel.smpp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text as short messages carry it: in the GSM alphabet of 3GPP TS 23.038 if that has every
 * character, one byte each, else in UCS-2. No character is torn between two parts.
 */
final class ShortText {
  static final byte GSM = 0;
  static final byte UCS2 = 8;
  private static final int ESCAPE = 0x1B;
  private static final String BASIC =
      "@£$¥èéùìòÇ\n"
          + "Øø\r"
          + "ÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
          + "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String EXTENDED = "\f^{}\\[~]|€";
  private static final int[] EXTENDED_CODES = {
    0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65
  };

  /**
   * @param coding the value of data_coding
   * @param units what must stay together: a character, with its escape or its second half
   */
  private record Units(byte coding, List<byte[]> units) {}

  private final Units text;

  private ShortText(Units text) {
    this.text = text;
  }

  static ShortText of(String text) {
    List<byte[]> gsm = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int basic = c == ESCAPE ? -1 : BASIC.indexOf(c);
      int extended = EXTENDED.indexOf(c);
      if (basic >= 0) {
        gsm.add(new byte[] {(byte) basic});
      } else if (extended >= 0) {
        gsm.add(new byte[] {ESCAPE, (byte) EXTENDED_CODES[extended]});
      } else {
        return new ShortText(new Units(UCS2, wide(text)));
      }
    }
    return new ShortText(new Units(GSM, gsm));
  }

  private static List<byte[]> wide(String text) {
    return text.codePoints()
        .mapToObj(c -> new String(Character.toChars(c)).getBytes(StandardCharsets.UTF_16BE))
        .toList();
  }

  byte coding() {
    return text.coding();
  }

  byte[] whole() {
    return join(text.units());
  }

  /** One part if it fits in one message, else parts that leave room for a header of six bytes. */
  List<byte[]> parts() {
    int alone = text.coding() == GSM ? 160 : 140;
    if (whole().length <= alone) {
      return List.of(whole());
    }
    int each = text.coding() == GSM ? 153 : 134;
    List<byte[]> parts = new ArrayList<>();
    List<byte[]> part = new ArrayList<>();
    int length = 0;
    for (byte[] unit : text.units()) {
      if (length + unit.length > each) {
        parts.add(join(part));
        part.clear();
        length = 0;
      }
      part.add(unit);
      length += unit.length;
    }
    parts.add(join(part));
    return parts;
  }

  /** What was received; unknown codings are read as Latin-1. */
  static String read(byte[] bytes, byte coding) {
    if ((coding & 0x0C) == UCS2) {
      return new String(bytes, StandardCharsets.UTF_16BE);
    }
    if (coding != GSM) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length; i++) {
      int code = bytes[i] & 0x7F;
      if (code == ESCAPE && i + 1 < bytes.length) {
        text.append(extended(bytes[++i]));
      } else {
        text.append(BASIC.charAt(code));
      }
    }
    return text.toString();
  }

  private static char extended(byte code) {
    for (int i = 0; i < EXTENDED_CODES.length; i++) {
      if (EXTENDED_CODES[i] == code) {
        return EXTENDED.charAt(i);
      }
    }
    return ' ';
  }

  private static byte[] join(List<byte[]> units) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    units.forEach(unit -> out.write(unit, 0, unit.length));
    return out.toByteArray();
  }
}
