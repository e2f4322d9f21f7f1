/** Where a stream's JSON schema comes from. */
@NullMarked
package dev.cairn.runtime.internal.schema;

import org.jspecify.annotations.NullMarked;
