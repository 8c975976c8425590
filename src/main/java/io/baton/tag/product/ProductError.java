package io.baton.tag.product;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** Why product tags were not taken, or not joined. */
public enum ProductError implements ErrorCode {
  PRODUCT_TAGS_UNREADABLE(Kind.INVALID),
  PRODUCT_TAGS_INVALID(Kind.INVALID),
  PRODUCT_TAG_UNKNOWN(Kind.NOT_FOUND),
  PRODUCT_JOIN_INVALID(Kind.INVALID),
  PRODUCT_JOIN_TAKEN(Kind.CONFLICT);

  private final Kind kind;

  ProductError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
