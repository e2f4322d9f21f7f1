/** Tests of the authors' tools. */
@NullMarked
package dev.cairn.manifest.authoring;

import org.jspecify.annotations.NullMarked;
