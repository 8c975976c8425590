package io.baton.worklist;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** What can be wrong with the use of worklists. */
public enum WorklistError implements ErrorCode {
  WORKLIST_ITEM_UNKNOWN(Kind.NOT_FOUND),
  WORKLIST_ITEM_CLOSED(Kind.CONFLICT),
  WORKLIST_ITEM_WITHDRAWN(Kind.CONFLICT),
  WORKLIST_RESULT_INVALID(Kind.INVALID),
  WORKLIST_LIST_UNKNOWN(Kind.NOT_FOUND),
  WORKLIST_NOTHING_TO_LIST(Kind.CONFLICT),
  WORKLIST_NOTHING_TO_RECALL(Kind.CONFLICT),
  WORKLIST_FILE_INVALID(Kind.INVALID),
  WORKLIST_HEAD_OFFICE_ONLY(Kind.FORBIDDEN);

  private final Kind kind;

  WorklistError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
