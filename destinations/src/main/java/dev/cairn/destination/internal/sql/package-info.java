/** What databases have in common. */
@NullMarked
package dev.cairn.destination.internal.sql;

import org.jspecify.annotations.NullMarked;
