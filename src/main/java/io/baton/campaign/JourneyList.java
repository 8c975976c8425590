package io.baton.campaign;

import io.baton.access.Person;
import io.baton.engine.ProcessGate;
import io.baton.engine.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What there is to draw with and to go on drawing. */
@Component
class JourneyList {
  private static final int MOST_USERS = 20;

  private final Processes processes;
  private final JourneyDrafts drafts;
  private final Campaigns campaigns;
  private final ProcessGate gate;

  JourneyList(Processes processes, JourneyDrafts drafts, Campaigns campaigns, ProcessGate gate) {
    this.processes = processes;
    this.drafts = drafts;
    this.campaigns = campaigns;
    this.gate = gate;
  }

  /**
   * @param version the newest; null where there is only a draft
   * @param startMessage the event that starts it; null for an audience
   * @param campaigns how many of the caller's campaigns use it
   * @param users the newest of them
   */
  record JourneyItem(
      String key,
      Scope kind,
      String name,
      @Nullable Integer version,
      JourneyOrigin origin,
      @Nullable String startMessage,
      @Nullable Instant savedAt,
      @Nullable DraftMark draft,
      int campaigns,
      List<JourneyUser> users) {}

  /** Where a journey is from. */
  enum JourneyOrigin {
    STARTER,
    DRAWN,
    /** There is only a draft. */
    DRAFT;

    private static JourneyOrigin of(@Nullable ProcessVersion process) {
      return process == null ? DRAFT : valueOf(process.origin().name());
    }
  }

  record DraftMark(String author, Instant updatedAt) {}

  record JourneyUser(String code, String name, CampaignState state) {}

  List<JourneyItem> all(Person person) {
    List<Campaign> visible = campaigns.visibleTo(person);
    Map<String, List<JourneyUser>> users = new TreeMap<>();
    visible.forEach(
        campaign -> {
          JourneyUser user = new JourneyUser(campaign.code, campaign.name, campaign.state);
          users.computeIfAbsent(campaign.journey, key -> new ArrayList<>()).add(user);
          users.computeIfAbsent(campaign.lifeCycle, key -> new ArrayList<>()).add(user);
        });
    Map<String, JourneyDraft> open =
        drafts.all().stream()
            .collect(
                Collectors.toMap(
                    JourneyDraft::key, Function.identity(), (a, b) -> a, TreeMap::new));
    Map<String, Instant> saved = processes.savedAt();
    List<JourneyItem> items = new ArrayList<>();
    for (ProcessVersion process : processes.all()) {
      JourneyDraft draft = open.remove(process.key());
      items.add(
          item(
              process.key(),
              process.scope(),
              process.name(),
              process,
              saved.get(process.key()),
              draft,
              users.getOrDefault(process.key(), List.of())));
    }
    open.values()
        .forEach(
            draft ->
                items.add(
                    item(draft.key(), Scope.JOURNEY, draft.name(), null, null, draft, List.of())));
    return items;
  }

  private JourneyItem item(
      String key,
      Scope kind,
      String name,
      @Nullable ProcessVersion process,
      @Nullable Instant savedAt,
      @Nullable JourneyDraft draft,
      List<JourneyUser> users) {
    return new JourneyItem(
        key,
        kind,
        name,
        process == null ? null : process.version(),
        JourneyOrigin.of(process),
        startMessage(process, draft),
        savedAt,
        draft == null ? null : new DraftMark(draft.author(), draft.updatedAt()),
        users.size(),
        users.stream().limit(MOST_USERS).toList());
  }

  private @Nullable String startMessage(
      @Nullable ProcessVersion process, @Nullable JourneyDraft draft) {
    String xml = process != null ? process.xml() : draft != null ? draft.xml() : null;
    return xml == null
        ? null
        : Blueprints.startMessage(gate.elements(xml.getBytes(StandardCharsets.UTF_8)));
  }
}
