package io.baton.dictionary;

import io.baton.shared.BatonException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a page ended: which of the searches was under way, at which of its keys, at which code.
 *
 * @param search 0 by code, 1 by Chinese name, 2 by English name
 */
record EntryPlace(int search, String key, String code) {
  static final EntryPlace START = new EntryPlace(0, "", "");
  static final int SEARCHES = 3;

  String token() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((search + "\n" + key + "\n" + code).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws BatonException DICTIONARY_INVALID unless it is one of {@link #token()}
   */
  static EntryPlace parse(String token) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split("\n", -1);
      int search = Integer.parseInt(parts[0]);
      if (parts.length == 3
          && search >= 0
          && search < SEARCHES
          && parts[1].indexOf('\0') < 0
          && parts[2].indexOf('\0') < 0) {
        return new EntryPlace(search, parts[1], parts[2]);
      }
    } catch (IllegalArgumentException notOurs) {
      // Refused below, as one out of range is.
    }
    throw new BatonException(
        DictionaryError.DICTIONARY_INVALID, "after= is what the page before said as next");
  }
}
