/** The engine's Camunda half: everything that imports {@code org.camunda}. */
@org.jspecify.annotations.NullMarked
package io.baton.engine.camunda;
