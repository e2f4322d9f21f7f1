/**
 * From generated models to components. The only package, besides the facade, that sees models: one package-private
 * visitor per union builds what the model describes; {@link dev.cairn.runtime.internal.assembly.AssembledManifest} puts it together.
 */
@NullMarked
package dev.cairn.runtime.internal.assembly;

import org.jspecify.annotations.NullMarked;
