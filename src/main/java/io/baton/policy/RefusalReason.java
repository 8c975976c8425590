package io.baton.policy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a customer who was meant to be contacted was not. The order is the order of asking: a
 * customer gets the first reason that applies, so the reasons are disjoint.
 */
public enum RefusalReason {
  /** No address for the channel. */
  UNREACHABLE("ADDRESS"),
  /** On the list of the deceased. */
  DECEASED("LISTS"),
  /** On the list of those whom nobody may contact, for whatever purpose. */
  DO_NOT_CONTACT("LISTS"),
  /** On the black list, as the following lists against marketing. */
  BLACK_LISTED("LISTS"),
  /** Has a complaint open. */
  COMPLAINT("LISTS"),
  /** Works for the bank. */
  EMPLOYEE("LISTS"),
  /** No consent to this channel for this purpose, or it was withdrawn. */
  NO_CONSENT("CONSENT"),
  /** One more message would exceed a frequency cap. */
  FREQUENCY_CAP("CAP"),
  /** The channel can carry no more. */
  CAPACITY("CAPACITY"),
  /** The message could not be rendered for this customer. */
  NOT_RENDERED(null),
  /** The peer said definitely no, or "not now" too often. */
  REFUSED_BY_CHANNEL(null),
  /** The campaign was stopped before the message left. */
  STOPPED(null),
  /** Late, and it was quiet when the message would have left. */
  QUIET_HOURS(null),
  /** Left the campaign, by an event that says so, before the message did. */
  LEFT(null);

  private final @Nullable String stage;

  RefusalReason(@Nullable String stage) {
    this.stage = stage;
  }

  /** The stage of the policy that says so; empty where it came about after the plan. */
  Optional<String> stage() {
    return Optional.ofNullable(stage);
  }
}
