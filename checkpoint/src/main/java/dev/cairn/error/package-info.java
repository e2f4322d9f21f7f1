/** The exceptions of a running sync. */
@NullMarked
package dev.cairn.error;

import org.jspecify.annotations.NullMarked;
