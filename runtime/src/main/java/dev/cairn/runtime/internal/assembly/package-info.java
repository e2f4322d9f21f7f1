/**
 * From generated models to components. The only packages, besides the facade, that see models: one visitor per union builds
 * what the model describes. This one puts the streams of a manifest together
 * ({@link dev.cairn.runtime.internal.assembly.AssembledManifest}): those that are written, and those that are generated.
 */
@NullMarked
package dev.cairn.runtime.internal.assembly;

import org.jspecify.annotations.NullMarked;
