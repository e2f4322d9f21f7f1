/** What authors have in page and editor, for agents, by the Model Context Protocol. */
@NullMarked
package dev.cairn.mcpserver;

import org.jspecify.annotations.NullMarked;
