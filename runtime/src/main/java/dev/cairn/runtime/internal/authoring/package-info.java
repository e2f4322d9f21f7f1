/** Tools for people who write manifests. */
@NullMarked
package dev.cairn.runtime.internal.authoring;

import org.jspecify.annotations.NullMarked;
