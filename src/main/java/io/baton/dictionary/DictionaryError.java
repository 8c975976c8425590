package io.baton.dictionary;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** Why a request about dictionaries was refused. */
public enum DictionaryError implements ErrorCode {
  DICTIONARY_UNKNOWN(Kind.NOT_FOUND),
  /** A code, name or page mark that can't be one. */
  DICTIONARY_INVALID(Kind.INVALID),
  /** Not UTF-8 text in lines of code and names. */
  DICTIONARY_UNREADABLE(Kind.INVALID),
  DICTIONARY_TOO_MANY(Kind.TOO_LARGE);

  private final Kind kind;

  DictionaryError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
