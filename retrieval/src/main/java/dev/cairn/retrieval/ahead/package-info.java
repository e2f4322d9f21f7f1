/** Pages that are asked for before their turn. */
@NullMarked
package dev.cairn.retrieval.ahead;

import org.jspecify.annotations.NullMarked;
