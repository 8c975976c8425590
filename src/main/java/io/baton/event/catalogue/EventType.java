package io.baton.event.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A declared type of events.
 *
 * @param owner who answers for it
 * @param source the system that reports it
 * @param keyPointer where the sender's own message has the event's id, as JSON pointer
 * @param timePointer where it has the time
 * @param customerPointer where it has the customer's key
 * @param keyEvent whether the bank wants to react whenever it happens
 * @param reaction code of the campaign that reacts by default
 */
record EventType(
    String code,
    String nameZh,
    String nameEn,
    String owner,
    String source,
    String keyPointer,
    String timePointer,
    String customerPointer,
    boolean keyEvent,
    @Nullable String reaction,
    int version,
    Instant updatedAt) {}
