/** Syncs as traces and metrics of OpenTelemetry. */
@NullMarked
package dev.cairn.opentelemetry;

import org.jspecify.annotations.NullMarked;
