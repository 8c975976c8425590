/** Mail by way of the bank's relay. */
@org.jspecify.annotations.NullMarked
package io.baton.channel.smtp;
