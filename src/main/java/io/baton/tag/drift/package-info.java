/** Whether the values of a tag are still spread as they were, and whether predictions came true. */
@org.jspecify.annotations.NullMarked
package io.baton.tag.drift;
