/** Rewrites of manifests in older forms of the language; each migration a class of its own. */
@NullMarked
package dev.cairn.runtime.internal.manifest.migration;

import org.jspecify.annotations.NullMarked;
