/** Finds custom components on the class path and fits them in where the manifest names them. */
@NullMarked
package dev.cairn.runtime.internal.assembly.custom;

import org.jspecify.annotations.NullMarked;
