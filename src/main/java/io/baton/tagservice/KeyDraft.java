package io.baton.tagservice;

import java.time.Instant;
import java.util.List;

/** What an administrator grants; the branch is a code. */
record KeyDraft(
    String name,
    String branch,
    List<String> fields,
    List<String> segments,
    int perSecond,
    Instant expiresAt) {}
