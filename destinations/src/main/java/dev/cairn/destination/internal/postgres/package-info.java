/** PostgreSQL. */
@NullMarked
package dev.cairn.destination.internal.postgres;

import org.jspecify.annotations.NullMarked;
