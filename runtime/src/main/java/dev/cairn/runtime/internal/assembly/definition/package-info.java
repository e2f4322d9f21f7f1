/**
 * What is common to the components of a manifest while they are built: definitions that know their places,
 * contexts of a connector and of a run.
 */
@NullMarked
package dev.cairn.runtime.internal.assembly.definition;

import org.jspecify.annotations.NullMarked;
