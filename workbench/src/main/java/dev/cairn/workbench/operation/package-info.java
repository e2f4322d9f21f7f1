/** Operations of authors: how they are described and run, and the most that they may take and show. */
@NullMarked
package dev.cairn.workbench.operation;

import org.jspecify.annotations.NullMarked;
