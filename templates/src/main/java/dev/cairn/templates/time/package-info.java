/**
 * Dates and durations as Python and the low-code connectors of Airbyte write and read them: the formats of {@code strftime}
 * and {@code strptime}, and ISO 8601. Needs the JDK only.
 */
@NullMarked
package dev.cairn.templates.time;

import org.jspecify.annotations.NullMarked;
