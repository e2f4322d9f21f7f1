/** Manifests that are not written yet: what they are made of, and what makes them of a request. */
@NullMarked
package dev.cairn.workbench.draft;

import org.jspecify.annotations.NullMarked;
