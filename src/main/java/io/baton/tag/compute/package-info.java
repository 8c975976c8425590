/** Tags computed out of rows: definitions, the engines that run them, families and their runs. */
@org.springframework.modulith.NamedInterface("compute")
@org.jspecify.annotations.NullMarked
package io.baton.tag.compute;
