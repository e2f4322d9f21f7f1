/** Manifests in editors: the language service of {@code dev.cairn.workbench.language} over the Language Server Protocol. */
@NullMarked
package dev.cairn.languageserver;

import org.jspecify.annotations.NullMarked;
