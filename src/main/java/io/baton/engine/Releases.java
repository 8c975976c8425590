package io.baton.engine;

import io.baton.shared.BatonException;
import java.util.List;
import java.util.Optional;

/**
 * The approvals of journeys: sets of customers that go on when a person has said so. Each has a
 * {@link HumanTask}, which is claimed and handed over like those of life cycles.
 */
public interface Releases {
  /** All that wait, oldest first. */
  List<HumanTask> open();

  List<HumanTask> open(long campaignId);

  /** How many customers wait for the word; empty if the task is not open or not one of these. */
  Optional<Long> waiting(String taskId);

  /**
   * Everybody who waits goes on. In the caller's transaction.
   *
   * @param seen how many the person saw waiting
   * @throws BatonException TASK_UNKNOWN, TASK_TAKEN, RELEASE_OWN, RELEASE_DRAWN or RELEASE_CHANGED;
   *     nobody has moved then
   */
  Released release(String taskId, String person, long seen);

  /** Everybody who waits leaves by the way that is taken when the time is up; else the same. */
  Released refuse(String taskId, String person, long seen);

  /**
   * Who was meant.
   *
   * @param cohortId a set of its own, kept as long as the instance is
   */
  record Released(long campaignId, String elementId, long customers, long cohortId) {}

  /** A set has begun to wait for a person's word. Published in the transaction that brought it. */
  record ReleaseAsked(long campaignId, String elementId, long customers) {}

  /** The time is up and nobody has said anything. Published in the transaction of the timer. */
  record ReleaseLapsed(long campaignId, String elementId, long customers, long cohortId) {}
}
