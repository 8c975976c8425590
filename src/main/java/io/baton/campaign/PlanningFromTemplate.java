package io.baton.campaign;

import io.baton.access.Audit;
import io.baton.access.Person;
import io.baton.element.Words;
import io.baton.segment.Segments;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes a draft out of a template and its type, so that it lacks nothing but what only the marketer
 * knows.
 */
@Component
class PlanningFromTemplate {
  private static final int USUALLY_OPEN = 30;

  private final TemplateShelf shelf;
  private final PlanningCampaign planning;
  private final CampaignTypes types;
  private final Segments segments;
  private final CampaignRows rows;
  private final BatonClock clock;
  private final ZoneId bank;
  private final Audit audit;

  PlanningFromTemplate(
      TemplateShelf shelf,
      PlanningCampaign planning,
      CampaignTypes types,
      Segments segments,
      CampaignRows rows,
      BatonClock clock,
      @Value("${baton.zone}") ZoneId bank,
      Audit audit) {
    this.shelf = shelf;
    this.planning = planning;
    this.types = types;
    this.segments = segments;
    this.rows = rows;
    this.clock = clock;
    this.bank = bank;
    this.audit = audit;
  }

  /**
   * @param segment instead of the one the template proposes
   * @param language in which the names are written
   * @throws BatonException CAMPAIGN_TEMPLATE_UNKNOWN; CAMPAIGN_INCOMPLETE where the bank has none
   *     of the segments and none is given
   */
  @Transactional
  Campaign plan(String key, @Nullable String segment, Locale language, Person owner) {
    CampaignTemplate template = shelf.require(key);
    TypeDemands type = types.now(template.type());
    LocalDate today = clock.now().atZone(bank).toLocalDate();
    int days = Objects.requireNonNullElse(type.openDays(), USUALLY_OPEN);
    Instant end = today.plusDays(days + 1L).atStartOfDay(bank).toInstant().minusSeconds(1);
    Campaign draft =
        planning.create(
            CampaignPlan.draft(
                    text(template.name(), language) + " " + today,
                    text(template.goal(), language),
                    template.journey())
                .offer(template.offer())
                .segment(segment == null ? proposed(template) : segment)
                .trigger(template.trigger())
                .endAt(end)
                .campaignType(template.type())
                .plan(),
            owner);
    draft.template = key;
    audit.record(
        "CAMPAIGN_PLANNED_FROM_TEMPLATE", "campaign:" + draft.code, Map.of("template", key));
    return rows.save(draft);
  }

  /** The codes of those the template suits that the bank has. */
  List<String> known(CampaignTemplate template) {
    return template.segments().stream().filter(segments::knows).toList();
  }

  private @Nullable String proposed(CampaignTemplate template) {
    return known(template).stream().findFirst().orElse(null);
  }

  private static String text(Words words, Locale language) {
    return language.getLanguage().equals("en") && words.en() != null ? words.en() : words.any();
  }
}
