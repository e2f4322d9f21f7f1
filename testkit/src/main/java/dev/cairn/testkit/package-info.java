/**
 * Checks that a connector loses no record, whenever it is stopped.
 *
 * <p>{@link dev.cairn.testkit.ResumeCheck} runs a {@link dev.cairn.testkit.RestartableSource}, usually a {@link
 * dev.cairn.testkit.ManifestSource} in front of a {@link dev.cairn.testkit.ScriptedApi}, and resumes it from every
 * state that leaves it. {@code docs/testkit.md} explains how to use it.
 */
@NullMarked
package dev.cairn.testkit;

import org.jspecify.annotations.NullMarked;
