package io.baton.event;

/** The identity of an event: the sender and the sender's id. */
record InboxKey(String source, String id) {}
