package io.baton.campaign;

import io.baton.campaign.ReleaseRows.PastRelease;
import io.baton.content.TemplateVersion;
import io.baton.engine.HumanTask;
import io.baton.engine.Releases;
import io.baton.engine.Sketch;
import io.baton.response.Responses;
import io.baton.touch.TouchCounts;
import io.baton.touch.Touches;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an approver has to know before customers go on: how many, to what, and what came of it so
 * far.
 */
@Component
class DescribingRelease {
  private final Releases releases;
  private final ReleaseRows rows;
  private final Processes processes;
  private final Blueprints blueprints;
  private final Touches touches;
  private final Responses responses;

  DescribingRelease(
      Releases releases,
      ReleaseRows rows,
      Processes processes,
      Blueprints blueprints,
      Touches touches,
      Responses responses) {
    this.releases = releases;
    this.rows = rows;
    this.processes = processes;
    this.blueprints = blueprints;
    this.touches = touches;
    this.responses = responses;
  }

  /**
   * @param customers how many wait now
   * @param released what lies before them when they are released
   * @param refused what lies before them when they are not, or when the time is up; mostly nothing
   * @param past what was said in this campaign before
   */
  record ReleaseAhead(
      String element,
      String name,
      long customers,
      @Nullable Instant due,
      List<WayAhead> released,
      List<WayAhead> refused,
      SoFar soFar,
      List<PastRelease> past) {}

  /**
   * @param kind TOUCH or APPROVE, where somebody is asked again
   * @param everybody whether all of them come here; false behind a split or a wait
   * @param channel null for an approval, as the wording
   */
  record WayAhead(
      String kind,
      String element,
      String name,
      boolean everybody,
      @Nullable String channel,
      @Nullable String template,
      @Nullable Integer version,
      @Nullable String subject,
      @Nullable String body) {}

  /**
   * @param reached customers whom a message has reached, or may have
   * @param answered of the treated, those who responded
   */
  record SoFar(long planned, long sent, long inDoubt, long reached, long answered) {}

  ReleaseAhead of(Campaign campaign, HumanTask task) {
    Sketch sketch = processes.sketch(processes.journeyOf(campaign));
    Map<String, Touchpoint> wording = new HashMap<>();
    blueprints.of(campaign).touchpoints().forEach(each -> wording.put(each.element(), each));
    WaysOn ways = new WaysOn(sketch);
    TouchCounts counts = touches.counts(campaign.number());
    return new ReleaseAhead(
        task.elementId(),
        task.name(),
        releases.waiting(task.id()).orElse(0L),
        task.due(),
        ways.released(task.elementId()).stream().map(each -> ahead(each, wording)).toList(),
        ways.refused(task.elementId()).stream().map(each -> ahead(each, wording)).toList(),
        new SoFar(
            counts.planned(),
            counts.accepted(),
            counts.inDoubt(),
            touches.touched(campaign.number()).size(),
            responses.responders(campaign.number()).size()),
        rows.of(campaign.number()));
  }

  private static WayAhead ahead(WaysOn.Ahead each, Map<String, Touchpoint> wording) {
    Touchpoint touch = wording.get(each.element().id());
    TemplateVersion words = touch == null ? null : touch.wording();
    return new WayAhead(
        each.approval() ? "APPROVE" : "TOUCH",
        each.element().id(),
        each.element().name(),
        each.everybody(),
        touch == null ? null : touch.channel(),
        words == null ? null : words.key(),
        words == null ? null : words.version(),
        words == null ? null : words.subject(),
        words == null ? null : words.body());
  }
}
