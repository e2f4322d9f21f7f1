/** Tests of the authors' tools. */
@NullMarked
package dev.cairn.runtime.internal.authoring;

import org.jspecify.annotations.NullMarked;
