package io.baton.policy;

/**
 * Why a customer who was meant to be contacted was not. The order is the order of asking: a
 * customer gets the first reason that applies, so the reasons are disjoint.
 */
public enum RefusalReason {
  /** No address for the channel. */
  UNREACHABLE,
  /** On the list of the deceased. */
  DECEASED,
  /** On the list of those whom nobody may contact, for whatever purpose. */
  DO_NOT_CONTACT,
  /** On the black list, as the following lists against marketing. */
  BLACK_LISTED,
  /** Has a complaint open. */
  COMPLAINT,
  /** Works for the bank. */
  EMPLOYEE,
  /** No consent to this channel for this purpose, or it was withdrawn. */
  NO_CONSENT,
  /** One more message would exceed a frequency cap. */
  FREQUENCY_CAP,
  /** The channel can carry no more. */
  CAPACITY,
  /** The message could not be rendered for this customer. */
  NOT_RENDERED,
  /** The peer said definitely no, or "not now" too often. */
  REFUSED_BY_CHANNEL,
  /** The campaign was stopped before the message left. */
  STOPPED
}
