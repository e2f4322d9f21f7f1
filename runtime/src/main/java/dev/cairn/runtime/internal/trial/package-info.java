/** What test reads add to reading: they keep what is sent and received, and group it by slices and pages. */
@NullMarked
package dev.cairn.runtime.internal.trial;

import org.jspecify.annotations.NullMarked;
