/** What a manifest may do to a record between the response and the output. */
@NullMarked
package dev.cairn.runtime.internal.record.transform;

import org.jspecify.annotations.NullMarked;
