package io.baton.engine;

import io.baton.cohort.CustomerSet;
import io.baton.shared.BatonException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The running journeys of campaigns. Every method works in the caller's transaction if there is
 * one, so that the engine's state and the caller's are committed or undone together.
 */
public interface Journeys {
  /**
   * Deploys a campaign's own copy of a journey, which later versions never touch. The document
   * passes the gate again.
   *
   * @return the definition id
   * @throws BatonException PROCESS_REFUSED with findings
   */
  String deploy(String key, byte[] bpmn, long campaignId);

  /**
   * Starts one instance that carries the whole cohort.
   *
   * @param variables campaign-level facts; never personal data
   * @return the process instance id
   */
  String start(String definitionId, long campaignId, long cohortId, Map<String, Object> variables);

  /** Like {@link #start}, at the message start event of that name. */
  String startByMessage(
      String definitionId,
      String message,
      long campaignId,
      long cohortId,
      Map<String, Object> variables);

  /**
   * Like {@link #startByMessage(String, String, long, long, Map)}, for a cohort that was stored for
   * this instance only: it is forgotten with it.
   *
   * @param before called with the process instance id before the first element is reached, to keep
   *     what comes with the cohort
   */
  String startByMessage(
      String definitionId,
      String message,
      long campaignId,
      long cohortId,
      Map<String, Object> variables,
      Consumer<String> before);

  /**
   * Takes customers out of every waiting set of the campaign; they have finished there. Who is in a
   * step that is not done leaves the wait behind it.
   *
   * @return how many of them were waiting
   */
  long leave(long campaignId, CustomerSet customers);

  /**
   * Takes the responders out of every waiting set of the campaign that has a boundary event for the
   * message, and sends them down its flow. A customer leaves a wait either here or with those who
   * are left when its time is up, never both.
   *
   * @return how many of them were waiting
   */
  long responded(long campaignId, String message, CustomerSet responders);

  /** Campaigns in which a set waits for one of these messages, and for which. */
  Map<Long, Set<String>> waitingFor(Collection<String> messages);

  /** By element id of the journey; an element nobody has come to is missing. */
  List<ElementCount> counts(long campaignId);

  /** By element id of the journey; an element that nobody has left lately is missing. */
  List<ElementPace> paces(long campaignId);

  /** By sequence flow; a flow nobody has taken is missing. */
  List<FlowCount> flows(long campaignId);

  /** Steps of journey and life cycle that are not done, oldest first. */
  List<StepProgress> steps(long campaignId);

  /** The timer of the campaign that is due first; empty where nothing waits for a time. */
  Optional<NextTimer> nextTimer(long campaignId);

  /**
   * A set that goes on by itself.
   *
   * @param elementId the timer's element
   */
  record NextTimer(String elementId, Instant at) {}

  /**
   * Lets a failed step try again at once.
   *
   * @throws BatonException STEP_NOT_FAILED
   */
  void retry(long stepNumber);

  /** Whether journeys were started for the campaign and all have ended. */
  boolean finished(long campaignId);

  /**
   * Whether nothing of the campaign is on its way: no step is at work and no timer or job is due.
   * Customers may be waiting.
   */
  boolean settled(long campaignId);

  /** Who has not come to an end: everybody in a wait or in a step that is not done. */
  CustomerSet onTheWay(long campaignId);

  /** Ends all processes of the campaign, its life cycle included. */
  void stop(long campaignId);
}
