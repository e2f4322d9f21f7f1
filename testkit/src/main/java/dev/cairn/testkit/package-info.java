/**
 * Proves that a connector loses nothing, whenever it is stopped.
 *
 * <p>{@link dev.cairn.testkit.ResumeCheck} runs a {@link dev.cairn.testkit.RestartableSource}, usually a
 * {@link dev.cairn.testkit.ManifestSource} in front of a {@link dev.cairn.testkit.ScriptedApi}, and resumes it from every
 * state that leaves it. How to use it is told in {@code docs/testkit.md}.
 */
@NullMarked
package dev.cairn.testkit;

import org.jspecify.annotations.NullMarked;
