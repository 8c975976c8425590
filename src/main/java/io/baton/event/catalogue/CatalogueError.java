package io.baton.event.catalogue;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** Why a request about the catalogue was refused. */
enum CatalogueError implements ErrorCode {
  EVENT_TYPE_UNKNOWN(Kind.NOT_FOUND),
  /** A member of the declaration that can't be one; each finding names its place. */
  EVENT_TYPE_INVALID(Kind.INVALID),
  /** No JSON Schema of the kind that is read here; each finding names its place. */
  EVENT_SCHEMA_INVALID(Kind.INVALID),
  /** The new version refuses what the old one accepted; each finding names its place. */
  EVENT_SCHEMA_INCOMPATIBLE(Kind.CONFLICT),
  /** The sample does not fit the schema it is a sample of. */
  EVENT_SAMPLE_INVALID(Kind.INVALID),
  EVENT_TYPE_CHANGED(Kind.CONFLICT),
  /** Neither CSV nor JSON with event, property, type, required. */
  EVENT_PLAN_UNREADABLE(Kind.INVALID);

  private final Kind kind;

  CatalogueError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
