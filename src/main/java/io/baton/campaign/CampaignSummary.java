package io.baton.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the list of campaigns.
 *
 * @param type BATCH or EVENT
 * @param audience customers assigned to either arm; before launch, those of the frozen snapshot
 * @param touched customers whom at least one message reached or may have reached
 */
record CampaignSummary(
    String code,
    String name,
    CampaignState state,
    String type,
    String journey,
    String owner,
    @Nullable String segment,
    @Nullable Long audience,
    long control,
    long touched,
    long responded,
    Instant createdAt,
    @Nullable Instant launchedAt,
    @Nullable Instant finishedAt,
    Instant updatedAt) {}
