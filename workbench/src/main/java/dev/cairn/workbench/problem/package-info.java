/** The errors and warnings of a manifest, as all doors select and count them. */
@NullMarked
package dev.cairn.workbench.problem;

import org.jspecify.annotations.NullMarked;
