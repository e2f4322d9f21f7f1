/** Schema loaders: find the JSON schema of a stream. */
@NullMarked
package dev.cairn.runtime.internal.schema;

import org.jspecify.annotations.NullMarked;
