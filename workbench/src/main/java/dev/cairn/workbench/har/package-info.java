/**
 * Recorded traffic: what a connector asked and what the API answered, as HAR 1.2, without secrets, and in place of the
 * network. {@code docs/recordings.md} explains it.
 */
@NullMarked
package dev.cairn.workbench.har;

import org.jspecify.annotations.NullMarked;
