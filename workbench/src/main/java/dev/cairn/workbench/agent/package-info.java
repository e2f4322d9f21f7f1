/** What serves agents, and what they may do. */
@NullMarked
package dev.cairn.workbench.agent;

import org.jspecify.annotations.NullMarked;
