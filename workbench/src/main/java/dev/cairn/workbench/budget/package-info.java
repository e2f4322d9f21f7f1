/** The time, bytes and work that a call may take. */
@NullMarked
package dev.cairn.workbench.budget;

import org.jspecify.annotations.NullMarked;
