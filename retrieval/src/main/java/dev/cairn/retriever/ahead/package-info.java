/** Pages that are asked for before their turn. */
@NullMarked
package dev.cairn.retriever.ahead;

import org.jspecify.annotations.NullMarked;
