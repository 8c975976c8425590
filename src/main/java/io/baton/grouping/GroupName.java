package io.baton.grouping;

/** What a group is called in both languages. */
record GroupName(String zh, String en) {
  /** As one text, for a segment, which has one name. */
  String both() {
    return zh.equals(en) ? zh : zh + " " + en;
  }
}
