/** What does not fit into memory. */
@NullMarked
package dev.cairn.runtime.disk;

import org.jspecify.annotations.NullMarked;
