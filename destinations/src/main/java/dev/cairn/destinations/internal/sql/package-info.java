/** What databases have in common. */
@NullMarked
package dev.cairn.destinations.internal.sql;

import org.jspecify.annotations.NullMarked;
