/** Messages to gateways and other systems by signed HTTP requests, and their signed answers. */
@org.jspecify.annotations.NullMarked
package io.baton.channel.http;
