/** Where the pagination of a slice stands, kept and found again. */
@NullMarked
package dev.cairn.retrieval.position;

import org.jspecify.annotations.NullMarked;
