/** PostgreSQL. */
@NullMarked
package dev.cairn.destinations.internal.postgres;

import org.jspecify.annotations.NullMarked;
