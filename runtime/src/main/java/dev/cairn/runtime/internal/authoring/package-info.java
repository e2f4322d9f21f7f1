/** Tools for authors of manifests. */
@NullMarked
package dev.cairn.runtime.internal.authoring;

import org.jspecify.annotations.NullMarked;
