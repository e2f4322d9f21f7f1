/** What a stream reads at a time. */
@NullMarked
package dev.cairn.runtime.slice;

import org.jspecify.annotations.NullMarked;
