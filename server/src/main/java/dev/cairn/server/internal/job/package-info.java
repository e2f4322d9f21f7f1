/** Work for requests: its threads, its end, its memory. */
@NullMarked
package dev.cairn.server.internal.job;

import org.jspecify.annotations.NullMarked;
