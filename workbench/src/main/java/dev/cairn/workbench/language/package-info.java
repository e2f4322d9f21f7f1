/** What an editor wants to know of a manifest that is being written: what may stand at a place, and what stands there. */
@NullMarked
package dev.cairn.workbench.language;

import org.jspecify.annotations.NullMarked;
