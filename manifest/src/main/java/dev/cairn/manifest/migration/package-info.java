/** Rewrites manifests in older forms of the manifest language, with one class for each migration. */
@NullMarked
package dev.cairn.manifest.migration;

import org.jspecify.annotations.NullMarked;
