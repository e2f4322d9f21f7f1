/** What a job is told, and the connector that comes of it on each machine. Internal. */
@NullMarked
package dev.cairn.flink.settings;

import org.jspecify.annotations.NullMarked;
