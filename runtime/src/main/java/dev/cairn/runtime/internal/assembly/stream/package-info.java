/** Builds one stream: its cursor, its partitions, its states. */
@NullMarked
package dev.cairn.runtime.internal.assembly.stream;

import org.jspecify.annotations.NullMarked;
