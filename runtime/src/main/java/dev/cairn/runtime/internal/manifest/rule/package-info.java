/**
 * What the component schema cannot say about a manifest: one class for each rule, and one walk that applies them all. Rules
 * see the resolved tree, so that each thing they say has its place.
 */
@NullMarked
package dev.cairn.runtime.internal.manifest.rule;

import org.jspecify.annotations.NullMarked;
