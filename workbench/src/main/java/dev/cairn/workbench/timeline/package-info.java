/** A picture of a sync: where it could be killed, and what the next one would go on from. */
@NullMarked
package dev.cairn.workbench.timeline;

import org.jspecify.annotations.NullMarked;
