/** How slices are read, on the task managers. Internal. */
@NullMarked
package dev.cairn.flink.reader;

import org.jspecify.annotations.NullMarked;
