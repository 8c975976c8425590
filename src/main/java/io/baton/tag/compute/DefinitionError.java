package io.baton.tag.compute;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** Why a definition or its computation was refused. */
public enum DefinitionError implements ErrorCode {
  DEFINITION_INVALID(Kind.INVALID),
  DEFINITION_UNKNOWN_TABLE(Kind.INVALID),
  MERGED_TABLE_INVALID(Kind.INVALID),
  MERGED_TABLE_UNKNOWN(Kind.NOT_FOUND),
  MERGED_TABLE_IN_USE(Kind.CONFLICT),
  TAG_CODE_INVALID(Kind.INVALID),
  TAG_DEFINED_TWICE(Kind.CONFLICT),
  TAG_CODE_TAKEN(Kind.CONFLICT),
  TAG_NOT_DRAFT(Kind.CONFLICT),
  TAG_KIT_UNKNOWN(Kind.NOT_FOUND),
  TAG_NOT_DEFINED(Kind.NOT_FOUND),
  /** A file of tags that does not fit what there is here; a finding a fault. */
  TAG_FILE_UNFIT(Kind.INVALID),
  TAG_RUN_UNKNOWN(Kind.NOT_FOUND),
  TAG_RUN_UNDER_WAY(Kind.CONFLICT),
  TAG_STOPPED(Kind.CONFLICT),
  TAG_ENGINE_FAILED(Kind.UPSTREAM);

  private final Kind kind;

  DefinitionError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
