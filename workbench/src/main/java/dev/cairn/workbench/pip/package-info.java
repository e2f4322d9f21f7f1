/** Package indexes as pip is configured for them: what they have, and the files of it. Nothing of a package is run. */
@NullMarked
package dev.cairn.workbench.pip;

import org.jspecify.annotations.NullMarked;
