/** What may be entered at all, by hand and on import, and values that people enter. */
@org.springframework.modulith.NamedInterface("entry")
@org.jspecify.annotations.NullMarked
package io.baton.standard.entry;
