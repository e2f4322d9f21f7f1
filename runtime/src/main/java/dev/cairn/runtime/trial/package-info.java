/**
 * Test reads: a few pages of one stream, with everything that was sent and received for them. What they are called with is
 * {@link dev.cairn.runtime.trial.TestRead}, and what comes back {@link dev.cairn.runtime.trial.TestReadResult}.
 */
@NullMarked
package dev.cairn.runtime.trial;

import org.jspecify.annotations.NullMarked;
