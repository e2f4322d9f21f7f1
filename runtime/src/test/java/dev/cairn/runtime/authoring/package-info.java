/** Tests of the authors' tools. */
@NullMarked
package dev.cairn.runtime.authoring;

import org.jspecify.annotations.NullMarked;
