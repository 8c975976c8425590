package io.baton.worklist;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Consents;
import io.baton.customer.Customers;
import io.baton.event.EventPublisher;
import io.baton.event.OutgoingEvent;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down how a contact went, with all that follows from it. */
@Component
class Closing {
  private static final int LATEST_DAYS = 90;

  private final Worklist worklist;
  private final Customers customers;
  private final Consents consents;
  private final EventPublisher events;
  private final Access access;
  private final Audit audit;
  private final BatonClock clock;
  private final ZoneId zone;

  Closing(
      Worklist worklist,
      Customers customers,
      Consents consents,
      EventPublisher events,
      Access access,
      Audit audit,
      BatonClock clock,
      @Value("${baton.zone}") ZoneId zone) {
    this.worklist = worklist;
    this.customers = customers;
    this.consents = consents;
    this.events = events;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Who was called although the contact had been withdrawn, and refuses, has refused all the same.
   *
   * @param channel whose items the caller may close
   * @throws BatonException WORKLIST_ITEM_UNKNOWN also for a customer the caller may not know of,
   *     WORKLIST_ITEM_CLOSED, WORKLIST_ITEM_WITHDRAWN, WORKLIST_RESULT_INVALID
   */
  @Transactional
  public void close(String channel, UUID touch, ResultCode result, @Nullable LocalDate callBack) {
    Item item =
        worklist
            .find(touch, true)
            .filter(found -> found.channel().equals(channel))
            .filter(found -> customers.visibleTo(access.current()).contains(found.customer()))
            .orElseThrow(
                () -> new BatonException(WorklistError.WORKLIST_ITEM_UNKNOWN, "no such contact"));
    if (item.withdrawn() && result != ResultCode.REFUSED) {
      throw new BatonException(
          WorklistError.WORKLIST_ITEM_WITHDRAWN, "the customer had answered before");
    }
    if (!item.open() && !item.withdrawn()) {
      throw new BatonException(
          WorklistError.WORKLIST_ITEM_CLOSED, "this contact has its result already");
    }
    if (result == ResultCode.CALL_BACK) {
      worklist.postpone(touch, day(callBack));
    } else {
      worklist.close(touch, result, access.callerName());
    }
    follow(item, result);
    audit.record(
        "WORKLIST_RESULT",
        "touch:" + touch,
        Map.of("channel", channel, "campaign", item.campaign(), "result", result.name()));
  }

  private void follow(Item item, ResultCode result) {
    if (result == ResultCode.REFUSED) {
      consents.withdraw(
          CustomerSet.of(item.customer()),
          item.channel(),
          "MARKETING",
          "said so, touch " + item.touchId(),
          "WORKLIST");
    } else if (result == ResultCode.INTERESTED) {
      events.publish(
          List.of(
              new OutgoingEvent(
                  item.touchId().toString(),
                  "worklist",
                  "response",
                  customers.keyOf(item.customer()),
                  clock.now(),
                  Map.of("campaign", item.campaign(), "channel", item.channel()))));
    }
  }

  private LocalDate day(@Nullable LocalDate callBack) {
    LocalDate today = clock.now().atZone(zone).toLocalDate();
    if (callBack == null
        || callBack.isBefore(today)
        || callBack.isAfter(today.plusDays(LATEST_DAYS))) {
      throw new BatonException(
          WorklistError.WORKLIST_RESULT_INVALID,
          "another time needs a day",
          List.of(
              new Finding(
                  "/callBack",
                  "WORKLIST_CALL_BACK",
                  "a day from today on, within " + LATEST_DAYS + " days")));
    }
    return callBack;
  }
}
