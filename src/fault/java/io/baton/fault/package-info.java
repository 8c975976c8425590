/** Long runs in which things break: what the guarantees promise, counted from outside. */
@org.jspecify.annotations.NullMarked
package io.baton.fault;
