/** What generated types are called, and in which packages they are. {@link dev.cairn.codegen.name.NameGiver} is where it starts. */
@NullMarked
package dev.cairn.codegen.name;

import org.jspecify.annotations.NullMarked;
