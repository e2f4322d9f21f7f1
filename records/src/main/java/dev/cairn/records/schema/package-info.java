/** Schema loaders: find the JSON schema of a stream. */
@NullMarked
package dev.cairn.records.schema;

import org.jspecify.annotations.NullMarked;
