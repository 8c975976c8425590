/** Short messages to an operator's SMSC by SMPP 3.4, with receipts and replies. */
@org.jspecify.annotations.NullMarked
package io.baton.channel.smpp;
