/** Campaign automation for banks: a BPMN token carries a cohort of customers. */
@org.jspecify.annotations.NullMarked
package io.baton;
