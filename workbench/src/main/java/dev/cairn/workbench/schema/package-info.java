/** A JSON Schema of manifests as they are written. */
@NullMarked
package dev.cairn.workbench.schema;

import org.jspecify.annotations.NullMarked;
