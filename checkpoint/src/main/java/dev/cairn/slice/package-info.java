/** What a stream reads at a time. */
@NullMarked
package dev.cairn.slice;

import org.jspecify.annotations.NullMarked;
