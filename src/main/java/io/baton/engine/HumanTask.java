package io.baton.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user task that waits for a person.
 *
 * @param created campaign time
 * @param due when it should be done; null where nobody has said
 * @param candidateGroups roles, as written in the diagram
 * @param scope of a life cycle, or of a journey, where a set of customers waits with it
 */
public record HumanTask(
    String id,
    String elementId,
    String name,
    long campaignId,
    Instant created,
    @Nullable String assignee,
    @Nullable Instant due,
    List<String> candidateGroups,
    Scope scope) {}
