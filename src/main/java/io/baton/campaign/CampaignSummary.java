package io.baton.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the list of campaigns.
 *
 * @param type whether an audience or events bring its customers
 * @param audience customers assigned to either arm; before launch, those of the frozen snapshot
 * @param touched customers whom at least one message reached or may have reached
 */
record CampaignSummary(
    String code,
    String name,
    CampaignState state,
    CampaignStart type,
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
