package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What it takes that a list is as if an act on it had not been. Acts are never changed, so others
 * are added: everybody of the act is taken off, and what had put them on the list before does so
 * again. Whom a later act was about stay as that one left them.
 *
 * @param who is concerned; nobody where later acts were about all of them
 * @param takenOff whether they are to be taken off first
 * @param again earlier acts, each for those of them whom it had put on the list, oldest first
 */
record ListRestoring(CustomerSet who, boolean takenOff, List<Again> again) {
  /** An earlier act that holds once more. */
  record Again(ListAct act, CustomerSet who) {}

  /**
   * @param acts of all lists, oldest first
   * @param undone one of them
   * @param now what has ended by then need not hold again
   */
  static ListRestoring of(List<ListAct> acts, ListAct undone, Instant now) {
    CustomerSet who = undone.members();
    Deque<ListAct> before = new ArrayDeque<>();
    for (ListAct act : acts) {
      if (act.list() != undone.list() || act.id() == undone.id()) {
        continue;
      }
      if (act.id() > undone.id()) {
        who = who.minus(act.members());
      } else {
        before.push(act);
      }
    }
    return new ListRestoring(who, undone.kind() == ListAct.Kind.ADD, standing(before, who, now));
  }

  /** A removal ends every act before it. */
  private static List<Again> standing(Iterable<ListAct> newestFirst, CustomerSet who, Instant now) {
    List<Again> again = new ArrayList<>();
    CustomerSet open = who;
    for (ListAct act : newestFirst) {
      CustomerSet part = act.members().and(open);
      if (act.kind() == ListAct.Kind.REMOVE) {
        open = open.minus(part);
      } else if (!part.isEmpty() && (act.until() == null || act.until().isAfter(now))) {
        again.add(0, new Again(act, part));
      }
    }
    return again;
  }
}
