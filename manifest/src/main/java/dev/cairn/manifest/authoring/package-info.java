/** Tools for authors of manifests. */
@NullMarked
package dev.cairn.manifest.authoring;

import org.jspecify.annotations.NullMarked;
