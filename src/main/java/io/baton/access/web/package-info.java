/** Signing in over HTTP, and what the security of a request is made of. */
@org.jspecify.annotations.NullMarked
package io.baton.access.web;
