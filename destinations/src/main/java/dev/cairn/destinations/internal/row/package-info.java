/** Rows of records: which columns a table has, and how a record's JSON becomes values of them. */
@NullMarked
package dev.cairn.destinations.internal.row;

import org.jspecify.annotations.NullMarked;
