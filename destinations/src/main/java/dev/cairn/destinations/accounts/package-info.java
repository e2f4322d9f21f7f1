/** Syncs of many configurations of one connector in one process. */
@NullMarked
package dev.cairn.destinations.accounts;

import org.jspecify.annotations.NullMarked;
