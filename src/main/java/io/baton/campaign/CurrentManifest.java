package io.baton.campaign;

import io.baton.element.ElementVersion;
import io.baton.segment.Segments;
import io.baton.segment.Snapshot;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What would run if it ran now, held against what was written down at submission. */
@Component
class CurrentManifest {
  private final Blueprints blueprints;
  private final Manifests manifests;
  private final CampaignElements elements;
  private final Segments segments;

  CurrentManifest(
      Blueprints blueprints, Manifests manifests, CampaignElements elements, Segments segments) {
    this.blueprints = blueprints;
    this.manifests = manifests;
    this.elements = elements;
    this.segments = segments;
  }

  /**
   * One finding for each field that differs and for each pinned element that may not go out any
   * more; empty if what was signed is what would run.
   */
  List<Finding> differencesFromSigned(Campaign campaign) {
    String signed =
        Objects.requireNonNull(campaign.manifest, "submitted campaigns have a manifest");
    try {
      Manifest before = Manifest.read(signed);
      List<ElementVersion> pinned = elements.pinned(before);
      Manifest now = manifests.write(campaign, blueprints.of(campaign), snapshot(campaign), pinned);
      return Stream.concat(
              before.changesTo(now).stream().map(Manifest.Change::finding),
              elements.hindrances(campaign, pinned).stream())
          .toList();
    } catch (BatonException gone) {
      return gone.findings().isEmpty()
          ? List.of(new Finding("/", gone.code().name(), String.valueOf(gone.getMessage())))
          : gone.findings();
    }
  }

  @Nullable Snapshot snapshot(Campaign campaign) {
    return campaign.snapshotId == null
        ? bound(campaign).orElse(null)
        : segments.snapshotById(campaign.snapshotId).orElseThrow();
  }

  /** Whom the campaign was made to deliver. */
  Optional<Snapshot> bound(Campaign campaign) {
    return Optional.ofNullable(campaign.boundSnapshot).flatMap(segments::snapshotById);
  }
}
