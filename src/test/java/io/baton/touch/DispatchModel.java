package io.baton.touch;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The protocol of claim, fence, reservation, attempt and settlement without a database: each action
 * is one transaction or one message. A node that gets no action stands still; a crash forgets it.
 */
final class DispatchModel {
  static final int TOUCHES = 6;
  static final int WINDOW = 2;
  static final int NODES = 3;

  /** What could be left out of the protocol; the model must notice each. */
  enum Flaw {
    NONE,
    NO_FENCE,
    SEND_BEFORE_ATTEMPT,
    REPEAT_WITHOUT_KEYS,
    RELEASE_DOUBTS
  }

  /** The peer's answer to a window, or its fate. */
  enum Answer {
    ACCEPTS,
    REFUSES,
    LATER,
    ACCEPTS_BUT_ANSWER_IS_LOST
  }

  enum State {
    PLANNED,
    ACCEPTED,
    REFUSED,
    IN_DOUBT
  }

  private enum Phase {
    CLAIMED,
    OPENED,
    SENT
  }

  private record Attempt(int epoch, List<Integer> members) {}

  /** What a process knows; gone when it dies. */
  private static final class Node {
    private final int epoch;
    private Phase phase = Phase.CLAIMED;
    private List<Integer> window = List.of();
    private final Map<Integer, Answer> answers = new HashMap<>();

    Node(int epoch) {
      this.epoch = epoch;
    }
  }

  private final boolean keys;
  private final Flaw flaw;
  private final State[] states = new State[TOUCHES];
  private final Set<Integer> reserved = new HashSet<>();
  private final Set<Integer> refusedKeys = new HashSet<>();
  private final Map<Integer, Integer> copies = new HashMap<>();
  private final List<Attempt> open = new ArrayList<>();
  private final Map<Integer, Node> nodes = new HashMap<>();
  private int epoch;
  private boolean leased;
  int interruptions;
  int lostAnswers;

  DispatchModel(boolean keys, Flaw flaw) {
    this.keys = keys;
    this.flaw = flaw;
    for (int touch = 0; touch < TOUCHES; touch++) {
      states[touch] = State.PLANNED;
      reserved.add(touch);
    }
  }

  /** The node's next transaction or message. */
  void step(int number, Answer answer) {
    Node node = nodes.get(number);
    if (node == null) {
      claim(number);
      return;
    }
    switch (node.phase) {
      case CLAIMED -> open(number, node);
      case OPENED -> send(node, answer);
      case SENT -> settle(number, node);
    }
  }

  void crash(int number) {
    if (nodes.remove(number) != null) {
      interruptions++;
    }
  }

  void expireLease() {
    if (leased) {
      leased = false;
      interruptions++;
    }
  }

  private void claim(int number) {
    if (leased || finished()) {
      return;
    }
    leased = true;
    epoch++;
    nodes.put(number, new Node(epoch));
    for (Attempt left : open) {
      for (int touch : left.members()) {
        if (states[touch] == State.PLANNED) {
          if (!keys && flaw != Flaw.REPEAT_WITHOUT_KEYS) {
            doubt(touch);
          }
        }
      }
    }
    open.clear();
  }

  private boolean holds(Node node) {
    return flaw == Flaw.NO_FENCE || node.epoch == epoch;
  }

  private void open(int number, Node node) {
    if (!holds(node)) {
      nodes.remove(number);
      return;
    }
    List<Integer> window = new ArrayList<>();
    for (int touch = 0; touch < TOUCHES && window.size() < WINDOW; touch++) {
      if (states[touch] == State.PLANNED) {
        window.add(touch);
      }
    }
    if (window.isEmpty()) {
      leased = false;
      nodes.remove(number);
      return;
    }
    node.window = window;
    node.phase = Phase.OPENED;
    if (flaw != Flaw.SEND_BEFORE_ATTEMPT) {
      open.add(new Attempt(node.epoch, window));
    }
  }

  private void send(Node node, Answer answer) {
    node.phase = Phase.SENT;
    for (int touch : node.window) {
      Answer said = verdict(touch, answer);
      node.answers.put(touch, said);
      if (said == Answer.ACCEPTS || said == Answer.ACCEPTS_BUT_ANSWER_IS_LOST) {
        copies.merge(touch, 1, Integer::sum);
      }
    }
    if (answer == Answer.ACCEPTS_BUT_ANSWER_IS_LOST) {
      lostAnswers++;
    }
  }

  /** A peer that knows keys says of a key what it said the first time. */
  private Answer verdict(int touch, Answer answer) {
    if (!keys || answer == Answer.LATER) {
      return answer;
    }
    if (refusedKeys.contains(touch)) {
      return Answer.REFUSES;
    }
    if (copies.containsKey(touch)) {
      return answer == Answer.REFUSES ? Answer.ACCEPTS : answer;
    }
    if (answer == Answer.REFUSES) {
      refusedKeys.add(touch);
    }
    return answer;
  }

  private void settle(int number, Node node) {
    boolean mine = holds(node);
    for (int touch : node.window) {
      if (!mine && states[touch] != State.IN_DOUBT) {
        continue; // a late answer settles doubts and nothing else
      }
      switch (java.util.Objects.requireNonNull(node.answers.get(touch))) {
        case ACCEPTS -> states[touch] = State.ACCEPTED;
        case REFUSES -> {
          states[touch] = State.REFUSED;
          reserved.remove(touch);
        }
        case LATER -> {}
        case ACCEPTS_BUT_ANSWER_IS_LOST -> {
          if (!keys && mine) {
            doubt(touch);
          }
        }
      }
    }
    open.removeIf(attempt -> attempt.epoch() == node.epoch);
    node.answers.clear();
    if (mine) {
      node.phase = Phase.CLAIMED;
    } else {
      nodes.remove(number);
    }
  }

  private void doubt(int touch) {
    states[touch] = State.IN_DOUBT;
    if (flaw == Flaw.RELEASE_DOUBTS) {
      reserved.remove(touch);
    }
  }

  boolean finished() {
    for (State state : states) {
      if (state == State.PLANNED) {
        return false;
      }
    }
    return true;
  }

  /** Everybody dies, and one node alone finishes the work. */
  void drain() {
    for (int node = 0; node < NODES; node++) {
      crash(node);
    }
    expireLease();
    for (int i = 0; i < 200 && !finished(); i++) {
      step(0, Answer.ACCEPTS);
    }
  }

  /** What does not hold at this moment; empty if all is well. */
  String broken() {
    for (int touch = 0; touch < TOUCHES; touch++) {
      int there = copies.getOrDefault(touch, 0);
      if (!keys && there > 1) {
        return "sent twice: " + touch;
      }
      if (states[touch] == State.ACCEPTED && there == 0) {
        return "accepted, but not there: " + touch;
      }
      if (states[touch] == State.REFUSED && there > 0) {
        return "refused, but there: " + touch;
      }
      if (reserved.contains(touch) == (states[touch] == State.REFUSED)) {
        return "place under the cap of " + touch + " in state " + states[touch];
      }
    }
    long inDoubt = count().getOrDefault(State.IN_DOUBT, 0);
    if (inDoubt > (long) WINDOW * (interruptions + lostAnswers)) {
      return "in doubt: " + inDoubt;
    }
    return keys && inDoubt > 0 ? "in doubt in spite of keys" : "";
  }

  Map<State, Integer> count() {
    Map<State, Integer> count = new EnumMap<>(State.class);
    for (State state : states) {
      count.merge(state, 1, Integer::sum);
    }
    return count;
  }
}
