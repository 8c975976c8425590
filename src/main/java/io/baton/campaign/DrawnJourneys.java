package io.baton.campaign;

import io.baton.shared.BatonException;
import org.springframework.stereotype.Component;

/** Journeys that are drawn elsewhere than in the designer. */
@Component
public class DrawnJourneys {
  private final Processes processes;

  DrawnJourneys(Processes processes) {
    this.processes = processes;
  }

  /**
   * Keeps a document as the journey's next version, drawn by whoever is signed in; the same
   * document again changes nothing.
   *
   * @throws BatonException PROCESS_REFUSED with the gate's findings, or for a key that cannot be
   *     drawn
   */
  public void keep(String key, String xml) {
    processes.draw(key, DiagramName.of(xml, key), xml);
  }
}
