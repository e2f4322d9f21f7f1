/** APIs that a seed makes, for the tests of beginnings and of edits that are offered. */
@NullMarked
package dev.cairn.workbench.made;

import org.jspecify.annotations.NullMarked;
